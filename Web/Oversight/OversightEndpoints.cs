using Conoceles.Web.Oversight.AffirmativeActions;
using Conoceles.Web.Oversight.Consents;
using Conoceles.Web.Oversight.Corrections;
using Conoceles.Web.Oversight.IdentityOpening;
using Conoceles.Web.Oversight.Registry;
using Conoceles.Web.Oversight.Review;
using Conoceles.Web.Oversight.ReviewQueue;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight;

/// <summary>The Unidad de Transparencia: the list of every candidacy, the review, the registry's import, affirmative actions.</summary>
public static class OversightEndpoints
{
    public static void MapOversight(this WebApplication app)
    {
        var group = app.MapGroup("/ut").RequireAuthorization(Policies.Oversight);
        group.MapGet("/", Queue.ReviewQueue.Show);
        group.MapGet("/revision/{id}", ReviewStep.Show);
        group.MapGet("/revision/{id}/foto/{hash}", PhotoReview.Show);
        group.MapPost("/revision/{id}", ReviewStep.Verify).NeedsToken().RequireAuthorization(Policies.Review);
        group.MapGet("/revision/{id}/consentimientos", ConsentReview.Show).RequireAuthorization(Policies.Administration);
        group.MapPost("/revision/{id}/consentimientos", ConsentReview.Confirm).NeedsToken().RequireAuthorization(Policies.Administration);

        group.MapGet("/revision", ReviewQueueStep.Show);
        var review = group.MapGroup("/revision").RequireAuthorization(Policies.Review);
        review.MapPost("/siguiente", (HttpContext context, ReviewLeases leases) => ReviewQueueStep.TakeNext(context, leases)).NeedsToken();
        review.MapPost("/{id}/tomar", ReviewQueueStep.Take).NeedsToken();
        review.MapPost("/{id}/despues", ReviewQueueStep.Leave).NeedsToken();
        review.MapGet("/{id}/identidad", IdentityOpeningStep.Show);
        review.MapPost("/{id}/identidad", IdentityOpeningStep.Open).NeedsToken();
        review.MapPost("/{id}/pausa", PauseStep.Withhold).NeedsToken().RequireAuthorization(Policies.Administration);
        review.MapPost("/{id}/reanudacion", PauseStep.Release).NeedsToken().RequireAuthorization(Policies.Administration);

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
    }
}
