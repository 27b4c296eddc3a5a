using Conoceles.Cuts;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Cuts;

/// <summary><c>/ut/cortes/nuevo</c>: why, confirmed, and it is asked for.</summary>
internal static class NewCutStep
{
    public static readonly Field Reason = new() { Id = "motivo", Kind = FieldKind.LongText, Label = CutsMessages.Why, Hint = CutsMessages.ReasonHint };
    public static readonly Field Acknowledge = new() { Id = "confirmo", Kind = FieldKind.Check, Label = CutsMessages.Acknowledge };

    private static readonly Field[] _fields = [Reason, Acknowledge];

    public static IResult Show() => Page(ActForm.Empty(), []);

    public static async Task<IResult> Post(HttpContext context, CutGateway cuts)
    {
        var form = ActForm.Read(await context.Request.ReadFormAsync(context.RequestAborted), _fields);
        if (form.Errors(_fields, Missing) is { Length: > 0 } errors)
            return Page(form, errors);
        var outcome = await cuts.Make(
            new MakeCut
            {
                OperationId = form.Operation("corte", ""),
                Actor = ActorFactory.From(context.User),
                ReceivedAt = ReceivedAt.Of(context),
                Reason = form.Values[Reason.Id],
            },
            context.RequestAborted);
        return outcome.Accepted
            ? Results.Redirect(Links.CutAsked)
            : Page(form, [new PageError(outcome.Code.StartsWith("reason", StringComparison.Ordinal) ? Reason.Id : "", outcome.Message)]);
    }

    private static string Missing(Field field) => field == Reason ? CutsMessages.ReasonMissing : CutsMessages.NotAcknowledged;

    private static IResult Page(ActForm form, PageError[] errors) => Pages.Render<NewCutPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(NewCutPage.Form), form),
        (nameof(NewCutPage.Errors), errors));
}
