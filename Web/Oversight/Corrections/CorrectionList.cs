using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Corrections;

/// <summary><c>/ut/ajustes</c>: the corrections that wait for a decision, each with its clock.</summary>
internal static class CorrectionList
{
    public static async Task<IResult> Show(HttpContext context, OversightReader rows, ElectionReader elections) => Pages.Render<CorrectionListPage>(
        (nameof(CorrectionListPage.Rows), await rows.PendingCorrections(context.RequestAborted)),
        (nameof(CorrectionListPage.Election), await elections.CurrentOrNull(context.RequestAborted)),
        (nameof(CorrectionListPage.Now), ReceivedAt.Of(context)));
}
