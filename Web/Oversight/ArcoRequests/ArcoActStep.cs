using Conoceles.Arco;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary><c>/ut/arco/{número}/{acto}</c>: what was done → review → recorded.</summary>
internal static class ArcoActStep
{
    /// <summary>The request's version that the form was made of.</summary>
    public const string VersionField = "version";

    public static async Task<IResult> Show(
        HttpContext context, ArcoGateway requests, OversightReader rows, ElectionReader elections, int number, string act)
    {
        if (ArcoActFields.KindOf(act) is not { } kind || await ArcoView.Find(context, requests, rows, elections, number) is not { } found)
            return Results.NotFound();
        // Recorded meanwhile, or before its turn: the request says what it admits.
        return found.Standing.Admits.Contains(kind)
            ? Page(found, kind, ActForm.Empty(), found.Request.Version, [])
            : Results.Redirect(Links.ArcoRequest(number));
    }

    public static async Task<IResult> Post(
        HttpContext context, ArcoGateway requests, OversightReader rows, ElectionReader elections, int number, string act)
    {
        if (ArcoActFields.KindOf(act) is not { } kind || await ArcoView.Find(context, requests, rows, elections, number) is not { } found)
            return Results.NotFound();
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = ActForm.Read(posted, [.. ArcoActFields.Asked(kind), ArcoForm.Acknowledge]);
        var version = int.TryParse(posted[VersionField], out var seen) ? seen : 0;
        var step = posted[ArcoRecordStep.StepField].ToString();
        if (step is not (ArcoRecordStep.Review or ArcoRecordStep.Confirm))
            return Page(found, kind, form, version, []);
        if (ArcoActFields.Errors(form, kind) is { Length: > 0 } errors)
            return Page(found, kind, form, version, errors);
        if (step is ArcoRecordStep.Review)
            return Page(found, kind, form, version, [], reviewing: true);
        if (form.Errors([ArcoForm.Acknowledge], ArcoActFields.Missing) is { Length: > 0 } unsure)
            return Page(found, kind, form, version, unsure, reviewing: true);
        var outcome = await requests.Record(number, Command(context, form, kind, version, number), context.RequestAborted);
        return outcome.Accepted
            ? Results.Redirect(Links.ArcoDone(number, ArcoView.ActRecorded))
            : Page(found, kind, form, version, [new PageError(ArcoActFields.FieldOf(outcome.Code), outcome.Message)]);
    }

    private static RecordArcoAct Command(HttpContext context, ActForm form, ArcoActKind kind, int version, int number) => new()
    {
        OperationId = form.Operation(ArcoActFields.SlugOf(kind), Links.ArcoRequest(number)),
        Actor = ActorFactory.From(context.User),
        ReceivedAt = ReceivedAt.Of(context),
        Name = ActorFactory.DisplayName(context.User),
        SeenVersion = version,
        Kind = kind,
        On = DateAnswer.TryRead(ArcoForm.Of(form, ArcoActFields.On(kind)), out var on) ? on : default,
        Text = ArcoForm.Of(form, ArcoActFields.Text(kind)),
        Reference = ArcoForm.Of(form, ArcoActFields.Reference),
        Answer = Enum.TryParse<ArcoAnswer>(ArcoForm.Of(form, ArcoActFields.Answer), out var answer) ? answer : null,
        Ground = ArcoForm.Of(form, ArcoActFields.Ground),
    };

    private static IResult Page(ArcoNow found, ArcoActKind kind, ActForm form, int version, PageError[] errors, bool reviewing = false) => Pages.Render<ArcoActPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(ArcoActPage.Now), found),
        (nameof(ArcoActPage.Kind), kind),
        (nameof(ArcoActPage.Form), form),
        (nameof(ArcoActPage.Version), version),
        (nameof(ArcoActPage.Errors), errors),
        (nameof(ArcoActPage.Reviewing), reviewing));
}
