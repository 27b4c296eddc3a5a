using Conoceles.Web.Accounts;
using Conoceles.Web.Capture;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Cuts;

/// <summary><c>/ut/cortes</c>: the cuts there are, the one that is being made, and when the next is.</summary>
internal static class CutsStep
{
    public static async Task<IResult> Show(HttpContext context, CutGateway cuts, WebSettings settings) => Pages.Render<CutsPage>(
        (nameof(CutsPage.Cuts), await cuts.Read(context.RequestAborted)),
        (nameof(CutsPage.PublicSite), PublicAddress.Of(context, settings, "")),
        (nameof(CutsPage.Role), ActorFactory.From(context.User).Role),
        (nameof(CutsPage.Done), context.Request.Query["hecho"] == "pedido" ? CutsMessages.Asked : null));
}
