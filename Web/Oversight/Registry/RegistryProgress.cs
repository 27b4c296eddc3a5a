using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Registry;

/// <summary><c>/ut/registro/{importId}</c>: how far an import is.</summary>
internal static class RegistryProgress
{
    private const int MaxId = 200;

    public static async Task<IResult> Show(HttpContext context, RegistryGateway registry, string importId)
    {
        if (importId.Length > MaxId)
            return Results.NotFound();
        return await registry.Progress(context, importId) is { } progress
            ? Pages.Render<ProgressPage>((nameof(ProgressPage.Progress), progress), (nameof(ProgressPage.ImportId), importId))
            : Results.NotFound();
    }
}
