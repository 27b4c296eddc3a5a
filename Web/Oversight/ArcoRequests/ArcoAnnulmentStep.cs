using Conoceles.Arco;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary><c>/ut/arco/{número}/actos/{acto}/anular</c>: the act, or the record itself, and why it does not count.</summary>
internal static class ArcoAnnulmentStep
{
    public static async Task<IResult> Show(
        HttpContext context, ArcoGateway requests, OversightReader rows, ElectionReader elections, int number, Guid recorded)
    {
        if (await ArcoView.Find(context, requests, rows, elections, number) is not { } found || What(found.Request, recorded) is not var (_, annulled))
            return Results.NotFound();
        return annulled ? Results.Redirect(Links.ArcoRequest(number)) : Page(found, recorded, ActForm.Empty(), found.Request.Version, []);
    }

    public static async Task<IResult> Post(
        HttpContext context, ArcoGateway requests, OversightReader rows, ElectionReader elections, int number, Guid recorded)
    {
        if (await ArcoView.Find(context, requests, rows, elections, number) is not { } found || What(found.Request, recorded) is null)
            return Results.NotFound();
        Field[] fields = [ArcoActFields.Reason, ArcoActFields.AnnulAcknowledge];
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = ActForm.Read(posted, fields);
        var version = int.TryParse(posted[ArcoActStep.VersionField], out var seen) ? seen : 0;
        if (form.Errors(fields, ArcoActFields.Missing) is { Length: > 0 } errors)
            return Page(found, recorded, form, version, errors);
        var outcome = await requests.Annul(
            number,
            new AnnulArcoAct
            {
                OperationId = form.Operation("anular", recorded.ToString()),
                Actor = ActorFactory.From(context.User),
                ReceivedAt = ReceivedAt.Of(context),
                Name = ActorFactory.DisplayName(context.User),
                SeenVersion = version,
                Act = recorded,
                Reason = ArcoForm.Of(form, ArcoActFields.Reason),
            },
            context.RequestAborted);
        return outcome.Accepted
            ? Results.Redirect(Links.ArcoDone(number, ArcoView.Annulled))
            : Page(found, recorded, form, version, [new PageError(outcome.Code is "note-too-long" ? ArcoActFields.Reason.Id : "", outcome.Message)]);
    }

    /// <summary>What an operation of a request recorded, and whether it is annulled; null when it recorded nothing of it.</summary>
    public static (string Name, bool Annulled)? What(ArcoRequest request, Guid operation) =>
        operation == request.OperationId ? (ArcoMessages.One(request.Number), request.Annulled is not null)
        : request.Acts.FirstOrDefault(a => a.OperationId == operation) is { } act ? (ArcoMessages.Name(act.Kind), act.Annulled is not null)
        : null;

    private static IResult Page(ArcoNow found, Guid recorded, ActForm form, int version, PageError[] errors) => Pages.Render<ArcoAnnulmentPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(ArcoAnnulmentPage.Now), found),
        (nameof(ArcoAnnulmentPage.Act), recorded),
        (nameof(ArcoAnnulmentPage.Form), form),
        (nameof(ArcoAnnulmentPage.Version), version),
        (nameof(ArcoAnnulmentPage.Errors), errors));
}
