using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.WorkPlans;

/// <summary><c>/ut/plan/actos/{acto}/anular</c>: the act, and why it does not count.</summary>
internal static class AnnulmentStep
{
    public static async Task<IResult> Show(HttpContext context, WorkPlanGateway plans, Guid act) =>
        await Find(context, plans, act) is not var (activity, recorded) ? Results.NotFound()
        : recorded.Annulled is null ? Page(activity, recorded, ActForm.Empty(), [])
        : Results.Redirect(Links.WorkPlan);

    public static async Task<IResult> Post(HttpContext context, WorkPlanGateway plans, Guid act)
    {
        if (await Find(context, plans, act) is not var (activity, recorded))
            return Results.NotFound();
        Field[] fields = [PlanActFields.Reason, PlanActFields.AnnulAcknowledge];
        var form = ActForm.Read(await context.Request.ReadFormAsync(context.RequestAborted), fields);
        if (form.Errors(fields, PlanActFields.Missing) is { Length: > 0 } errors)
            return Page(activity, recorded, form, errors);
        var outcome = await plans.Annul(
            new AnnulPlanAct
            {
                OperationId = form.Operation("anular", act.ToString()),
                Actor = ActorFactory.From(context.User),
                ReceivedAt = ReceivedAt.Of(context),
                Name = ActorFactory.DisplayName(context.User),
                Act = act,
                Reason = form.Values.GetValueOrDefault(PlanActFields.Reason.Id, ""),
            },
            context.RequestAborted);
        return outcome.Accepted
            ? Results.Redirect(Links.WorkPlanDone(WorkPlanView.Annulled))
            : Page(activity, recorded, form, [new PageError(outcome.Code is "note-too-long" ? PlanActFields.Reason.Id : "", outcome.Message)]);
    }

    /// <summary>The name of its activity, and the act; of an activity that the plan does not have any more, its id.</summary>
    private static async Task<(string Activity, RecordedAct Act)?> Find(HttpContext context, WorkPlanGateway plans, Guid act)
    {
        var plan = await plans.Read(context.RequestAborted);
        return plan.Acts.FirstOrDefault(a => a.OperationId == act) is { } recorded
            ? (plan.Activities.FirstOrDefault(a => a.Id == recorded.Activity)?.Name ?? recorded.Activity, recorded)
            : null;
    }

    private static IResult Page(string activity, RecordedAct act, ActForm form, PageError[] errors) => Pages.Render<AnnulmentPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(AnnulmentPage.Activity), activity),
        (nameof(AnnulmentPage.Act), act),
        (nameof(AnnulmentPage.Form), form),
        (nameof(AnnulmentPage.Errors), errors));
}
