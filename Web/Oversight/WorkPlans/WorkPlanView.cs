using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.WorkPlans;

/// <summary><c>/ut/plan</c>: what is overdue, due, to come and done.</summary>
internal static class WorkPlanView
{
    /// <summary>Says what was just done.</summary>
    public const string DoneParameter = "hecho";

    public const string Recorded = "registrado";
    public const string Annulled = "anulado";

    public static async Task<IResult> Show(HttpContext context, WorkPlanGateway plans) => Pages.Render<WorkPlanPage>(
        (nameof(WorkPlanPage.Plan), await plans.Read(context.RequestAborted)),
        (nameof(WorkPlanPage.Now), ReceivedAt.Of(context)),
        (nameof(WorkPlanPage.Role), ActorFactory.From(context.User).Role),
        (nameof(WorkPlanPage.Done), context.Request.Query[DoneParameter].ToString() switch
        {
            Recorded => WorkPlanMessages.Recorded,
            Annulled => WorkPlanMessages.WasAnnulled,
            _ => null,
        }));
}
