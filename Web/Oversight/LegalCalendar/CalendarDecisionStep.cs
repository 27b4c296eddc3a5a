using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.LegalCalendar;

/// <summary><c>/ut/plazos/{decision}</c>: data → what it will do → recorded.</summary>
internal static class CalendarDecisionStep
{
    public const string StepField = "paso";
    public const string VersionField = "version";
    public const string Review = "revisar";
    public const string Confirm = "confirmar";
    public const string Edit = "editar";

    public static async Task<IResult> Show(HttpContext context, CalendarGateway calendars, CalendarDecisionKind kind) =>
        Page(kind, await calendars.Read(context.RequestAborted), ActForm.Empty(), []);

    public static async Task<IResult> Post(HttpContext context, CalendarGateway calendars, OversightReader rows, CalendarDecisionKind kind)
    {
        var now = await calendars.Read(context.RequestAborted);
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = kind.Asked(now.Definition);
        var form = ActForm.Read(posted, [.. fields, CalendarDecisionKind.Acknowledge]);
        var step = posted[StepField].ToString();
        // A second click on the button is a repeat of what the first one did: the grain answers it.
        if (step != Confirm && (step == Edit || form.Errors(fields, Missing) is { Length: > 0 }))
            return Page(kind, now, form, step == Edit ? [] : form.Errors(fields, Missing));
        var reached = await Reached(rows, kind, form, context.RequestAborted);
        if (step != Confirm)
            return Page(kind, now, form, [], reviewing: true, reached);
        if (form.Errors([CalendarDecisionKind.Acknowledge], Missing) is { Length: > 0 } unsure)
            return Page(kind, now, form, unsure, reviewing: true, reached);
        var outcome = await calendars.Decide(Command(context, kind, form, posted, now), context.RequestAborted);
        if (outcome.Accepted)
            return Results.Redirect(Links.CalendarDecided);
        return outcome.Code == Refusals.StaleVersion.Code
            ? Page(kind, now, form, [new PageError("", CalendarMessages.Changed)], reviewing: true, reached)
            : Page(kind, now, form, [new PageError(FieldOf(outcome.Code), outcome.Message)]);
    }

    private static DecideCalendar Command(HttpContext context, CalendarDecisionKind kind, ActForm form, IFormCollection posted, CalendarNow now) => new()
    {
        OperationId = form.Operation(kind.Slug, now.Definition.Slug),
        Actor = ActorFactory.From(context.User),
        ReceivedAt = ReceivedAt.Of(context),
        Name = ActorFactory.DisplayName(context.User),
        SeenVersion = int.TryParse(posted[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0,
        Act = kind.Act,
        Agreement = form.Values.GetValueOrDefault(CalendarDecisionKind.Agreement.Id, ""),
        Reason = form.Values.GetValueOrDefault(CalendarDecisionKind.Reason.Id, ""),
        Day = Day(form, CalendarDecisionKind.Day),
        Extension = Extension(kind, form),
    };

    private static DeadlineExtension? Extension(CalendarDecisionKind kind, ActForm form) =>
        kind.Act is CalendarAct.Extend
            && Enum.TryParse<DeadlineKind>(form.Values.GetValueOrDefault(CalendarDecisionKind.Deadline.Id, ""), out var deadline)
            && Day(form, CalendarDecisionKind.From) is { } from && Day(form, CalendarDecisionKind.Until) is { } until
            ? new DeadlineExtension(
                deadline, from, until, "", "", form.Values.GetValueOrDefault(CalendarDecisionKind.Party.Id) is { Length: > 0 } party ? party : null)
            : null;

    private static DateOnly? Day(ActForm form, Field field) =>
        DateAnswer.TryRead(form.Values.GetValueOrDefault(field.Id), out var day) ? day : null;

    private static async Task<int?> Reached(OversightReader rows, CalendarDecisionKind kind, ActForm form, CancellationToken cancellation) =>
        Extension(kind, form) is { Deadline: DeadlineKind.Capture } extension
            ? await rows.ClosingBetween(Deadlines.EndOf(extension.From), Deadlines.StartOf(extension.Until), extension.Party, cancellation)
            : null;

    /// <summary>Where a refusal that a field causes leads.</summary>
    private static string FieldOf(string code) => code switch
    {
        "extension-dates" => CalendarDecisionKind.Until.Id,
        "holiday-repeated" or "holiday-missing" or "invalid-date" => CalendarDecisionKind.Day.Id,
        "unknown-party" => CalendarDecisionKind.Party.Id,
        "agreement-missing" => CalendarDecisionKind.Agreement.Id,
        "reason-missing" or "note-too-long" => CalendarDecisionKind.Reason.Id,
        _ => "",
    };

    private static string Missing(Field field) => field switch
    {
        { Kind: FieldKind.Check } => CalendarMessages.NotAcknowledged,
        { Kind: FieldKind.Date } => CalendarMessages.DateMissing,
        { Kind: FieldKind.Choice or FieldKind.Select } => CalendarMessages.ChoiceMissing,
        _ when field.Id == CalendarDecisionKind.Agreement.Id => CalendarMessages.AgreementMissing,
        _ => CalendarMessages.ReasonMissing,
    };

    private static IResult Page(
        CalendarDecisionKind kind, CalendarNow now, ActForm form, PageError[] errors, bool reviewing = false, int? reached = null) =>
        Pages.Render<CalendarDecisionPage>(
            errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(CalendarDecisionPage.Kind), kind),
            (nameof(CalendarDecisionPage.Now), now),
            (nameof(CalendarDecisionPage.Form), form),
            (nameof(CalendarDecisionPage.Errors), errors),
            (nameof(CalendarDecisionPage.Reviewing), reviewing),
            (nameof(CalendarDecisionPage.Reached), reached));
}
