using Conoceles.Web.Oversight.AccountsAdmin;
using Conoceles.Web.Oversight.AffirmativeActions;
using Conoceles.Web.Oversight.Consents;
using Conoceles.Web.Oversight.Corrections;
using Conoceles.Web.Oversight.Queue;
using Conoceles.Web.Oversight.Registry;
using Conoceles.Web.Oversight.Review;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight;

/// <summary>The Unidad de Transparencia: the list of every candidacy, the review, the registry's import, affirmative actions.</summary>
public static class OversightEndpoints
{
    public static void MapOversight(this WebApplication app)
    {
        var group = app.MapGroup("/ut").RequireAuthorization(Policies.Oversight);
        group.MapGet("/", ReviewQueue.Show);
        group.MapGet("/revision/{id}", ReviewStep.Show);
        group.MapGet("/revision/{id}/foto/{hash}", PhotoReview.Show);
        group.MapPost("/revision/{id}", ReviewStep.Verify).NeedsToken().RequireAuthorization(Policies.Review);
        group.MapGet("/revision/{id}/consentimientos", ConsentReview.Show).RequireAuthorization(Policies.Administration);
        group.MapPost("/revision/{id}/consentimientos", ConsentReview.Confirm).NeedsToken().RequireAuthorization(Policies.Administration);

        group.MapGet("/ajustes", CorrectionList.Show);
        group.MapGet("/ajustes/{id}", CorrectionDecision.Show);
        group.MapPost("/ajustes/{id}/aplicar", CorrectionDecision.Apply).NeedsToken().RequireAuthorization(Policies.Administration);
        group.MapPost("/ajustes/{id}/rechazar", CorrectionDecision.Reject).NeedsToken().RequireAuthorization(Policies.Administration);

        var registry = group.MapGroup("/registro").RequireAuthorization(Policies.Administration);
        registry.MapGet("/", RegistryImport.Show);
        registry.MapPost("/", RegistryImport.Check).NeedsToken();
        registry.MapPost("/importar", RegistryImport.Import).NeedsToken();
        registry.MapGet("/{importId}", RegistryProgress.Show);

        var actions = group.MapGroup("/acciones-afirmativas").RequireAuthorization(Policies.Administration);
        actions.MapGet("/", ActionsPages.Parties);
        actions.MapGet("/partido/{party}", ActionsPages.Party);
        actions.MapPost("/partido/{party}", ActionsPages.Preview).NeedsToken();
        actions.MapPost("/partido/{party}/confirmar", ActionsPages.Confirm).NeedsToken();
        actions.MapGet("/avance/{id}", ActionsPages.Progress);

        var accounts = group.MapGroup("/cuentas").RequireAuthorization(Policies.Administration);
        accounts.MapGet("/", AccountList.Show);
        accounts.MapGet("/nuevas", NewAccounts.Show);
        accounts.MapPost("/nuevas", NewAccounts.Preview).NeedsToken();
        accounts.MapPost("/nuevas/confirmar", NewAccounts.Confirm).NeedsToken();
        accounts.MapGet("/nuevas/candidaturas", NewAccounts.ShowCandidacies);
        accounts.MapGet("/lote/{operation:guid}", AccountBatch.Show);
        accounts.MapPost("/lote/{operation:guid}/hojas", AccountBatch.Issue).NeedsToken();
        accounts.MapGet("/{account}", AccountView.Show);
        accounts.MapPost("/{account}/codigo", AccountView.NewCode).NeedsToken();
        accounts.MapPost("/{account}/cerrar-sesiones", AccountView.CloseSessions).NeedsToken();
        accounts.MapPost("/{account}/deshabilitar", AccountView.Disable).NeedsToken();
        accounts.MapPost("/{account}/habilitar", AccountView.Enable).NeedsToken();
    }
}
