using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary><c>/ut/arco/nueva</c>: what the request says → review → recorded, with its number.</summary>
internal static class ArcoRecordStep
{
    public const string StepField = "paso";
    public const string Review = "revisar";
    public const string Confirm = "confirmar";
    public const string Edit = "editar";

    /// <summary>Of the address: id of the candidacy that it is about.</summary>
    public const string CandidacyParameter = "candidatura";

    public static IResult Show(HttpContext context)
    {
        var form = ActForm.Empty();
        var candidacy = context.Request.Query[CandidacyParameter].ToString();
        return Page(CandidacyId.IsWellFormed(candidacy) ? form with { Values = form.Values.SetItem(ArcoForm.Candidacy.Id, candidacy) } : form, None, []);
    }

    public static async Task<IResult> Post(
        HttpContext context, ArcoGateway requests, OversightReader rows, CandidacyReader names, ElectionReader elections)
    {
        var cancellation = context.RequestAborted;
        var now = ReceivedAt.Of(context);
        var election = await elections.Current(cancellation) ?? throw new ClusterAwayException();
        var posted = await context.Request.ReadFormAsync(cancellation);
        var form = ActForm.Read(posted, [.. ArcoForm.All, ArcoForm.Acknowledge]);
        var candidacy = await ArcoCandidacy.Find(form, posted[ArcoCandidacy.ChoiceField], rows, names, election, now, cancellation);
        var step = posted[StepField].ToString();
        if (step is not (Review or Confirm))
            return Page(form, candidacy, []);
        if (Errors(form, candidacy, now) is { Length: > 0 } errors)
            return Page(form, candidacy, errors);
        if (step is Review)
            return Page(form, candidacy, [], election);
        if (form.Errors([ArcoForm.Acknowledge], ArcoForm.Missing) is { Length: > 0 } unsure)
            return Page(form, candidacy, unsure, election);
        var outcome = await requests.Record(
            new RecordArcoRequest
            {
                OperationId = form.Operation("arco", candidacy.Row?.Id ?? ""),
                Actor = ActorFactory.From(context.User),
                ReceivedAt = now,
                Name = ActorFactory.DisplayName(context.User),
                Submission = ArcoForm.Submission(form, candidacy.Row?.Id),
            },
            cancellation);
        return outcome.Accepted
            ? Results.Redirect(Links.ArcoDone(outcome.Version, ArcoView.Recorded))
            : Page(form, candidacy, [new PageError(ArcoForm.FieldOf(outcome.Code), outcome.Message)]);
    }

    private static ArcoCandidacy None => new(null, null, null);

    // In the order of the page: the candidacy is asked before the last field.
    private static PageError[] Errors(ActForm form, ArcoCandidacy candidacy, DateTimeOffset now)
    {
        var errors = ArcoForm.Errors(form, now);
        return candidacy.Error is not { } error ? errors
            : [.. errors.Where(e => e.Field != ArcoForm.Asked.Id), error, .. errors.Where(e => e.Field == ArcoForm.Asked.Id)];
    }

    private static IResult Page(ActForm form, ArcoCandidacy candidacy, PageError[] errors, ElectionDefinition? reviewed = null) => Pages.Render<ArcoRecordPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(ArcoRecordPage.Form), form),
        (nameof(ArcoRecordPage.Candidacy), candidacy),
        (nameof(ArcoRecordPage.Reviewed), reviewed),
        (nameof(ArcoRecordPage.Errors), errors));
}
