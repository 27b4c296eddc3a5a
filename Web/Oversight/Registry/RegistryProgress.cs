using Conoceles.Elections;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Registry;

/// <summary><c>/ut/registro/{importId}</c>: how far an import is.</summary>
internal static class RegistryProgress
{
    private const int MaxId = 200;

    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, IGrainFactory grains, string importId)
    {
        if (importId.Length > MaxId)
            return Results.NotFound();
        var progress = await queries.Ask(
            () => grains.GetGrain<IImportGrain>(importId).GetProgress(), context.RequestAborted);
        return progress is null
            ? Results.NotFound()
            : Pages.Render<ProgressPage>((nameof(ProgressPage.Progress), progress), (nameof(ProgressPage.ImportId), importId));
    }
}
