using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.WorkPlans;

/// <summary><c>/ut/plan/{actividad}/{acto}</c>: date and reference → review → recorded.</summary>
internal static class PlanActStep
{
    public const string StepField = "paso";
    public const string Review = "revisar";
    public const string Confirm = "confirmar";
    public const string Edit = "editar";

    public static async Task<IResult> Show(HttpContext context, WorkPlanGateway plans, string activity, string kind)
    {
        if (await Find(context, plans, activity, kind) is not var (planned, act))
            return Results.NotFound();
        // Recorded meanwhile, or before its turn: the plan says which one is to be recorded.
        return planned.Next == act ? Page(planned, act, ActForm.Empty(), []) : Results.Redirect(Links.WorkPlan);
    }

    public static async Task<IResult> Post(HttpContext context, WorkPlanGateway plans, string activity, string kind)
    {
        if (await Find(context, plans, activity, kind) is not var (planned, act))
            return Results.NotFound();
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = PlanActFields.Asked(act.Act.Kind);
        var form = ActForm.Read(posted, [.. fields, PlanActFields.Acknowledge]);
        var step = posted[StepField].ToString();
        if (step is not (Review or Confirm))
            return Page(planned, act, form, []);
        if (form.Errors(fields, PlanActFields.Missing) is { Length: > 0 } errors)
            return Page(planned, act, form, errors);
        if (step is Review)
            return Page(planned, act, form, [], reviewing: true);
        if (form.Errors([PlanActFields.Acknowledge], PlanActFields.Missing) is { Length: > 0 } unsure)
            return Page(planned, act, form, unsure, reviewing: true);
        var outcome = await plans.Record(Command(context, form, planned, act), context.RequestAborted);
        return outcome.Accepted
            ? Results.Redirect(Links.WorkPlanDone(WorkPlanView.Recorded))
            : Page(planned, act, form, [new PageError(FieldOf(outcome.Code), outcome.Message)]);
    }

    private static async Task<(PlannedActivity Activity, PlannedAct Act)?> Find(HttpContext context, WorkPlanGateway plans, string activity, string kind) =>
        PlanActFields.KindOf(kind) is { } which ? (await plans.Read(context.RequestAborted)).Find(activity, which) : null;

    private static RecordPlanAct Command(HttpContext context, ActForm form, PlannedActivity activity, PlannedAct act) => new()
    {
        OperationId = form.Operation(PlanActFields.SlugOf(act.Act.Kind), activity.Id),
        Actor = ActorFactory.From(context.User),
        ReceivedAt = ReceivedAt.Of(context),
        Name = ActorFactory.DisplayName(context.User),
        Activity = activity.Id,
        Kind = act.Act.Kind,
        On = DateAnswer.TryRead(form.Values.GetValueOrDefault(PlanActFields.On.Id), out var on) ? on : default,
        Reference = form.Values.GetValueOrDefault(PlanActFields.Reference(act.Act.Kind).Id, ""),
    };

    /// <summary>Where a refusal that a field causes leads.</summary>
    private static string FieldOf(string code) => code switch
    {
        "act-date" => PlanActFields.On.Id,
        "reference-missing" => PlanActFields.Reference(PlanActKind.Done).Id,
        _ => "",
    };

    private static IResult Page(PlannedActivity activity, PlannedAct act, ActForm form, PageError[] errors, bool reviewing = false) => Pages.Render<PlanActPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(PlanActPage.Activity), activity),
        (nameof(PlanActPage.Act), act),
        (nameof(PlanActPage.Form), form),
        (nameof(PlanActPage.Errors), errors),
        (nameof(PlanActPage.Reviewing), reviewing));
}
