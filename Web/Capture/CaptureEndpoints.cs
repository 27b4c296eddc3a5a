using Conoceles.Web.Capture.Consents;
using Conoceles.Web.Capture.Correction;
using Conoceles.Web.Capture.Identity;
using Conoceles.Web.Capture.LegalDates;
using Conoceles.Web.Capture.Parties;
using Conoceles.Web.Capture.Photos;
using Conoceles.Web.Capture.Receipts;
using Conoceles.Web.Capture.Review;
using Conoceles.Web.Capture.Sections;
using Conoceles.Web.Capture.Tasks;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture;

/// <summary>The parties' capture: list → candidacy's tasks → one section per page → review → receipt.</summary>
public static class CaptureEndpoints
{
    public static void MapCapture(this WebApplication app)
    {
        var group = app.MapGroup("/captura").RequireAuthorization(Policies.Capture);
        group.MapGet("/", PartyList.Show);
        group.MapGet("/plazos", PartyDates.Show);
        group.MapGet("/plazos.ics", PartyDates.Download);
        group.MapGet("/{id}", TaskList.Show);
        group.MapGet("/{id}/revisar", ReviewStep.Show);
        group.MapPost("/{id}/revisar", ReviewStep.Send).NeedsToken();
        group.MapGet("/{id}/acuse", ReceiptStep.Show);
        group.MapGet("/{id}/acuse.json", ReceiptStep.Download);
        group.MapGet("/{id}/acuse/{folio}", ReceiptStep.Show);
        group.MapGet("/{id}/acuse/{folio}.json", ReceiptStep.Download);
        group.MapGet("/{id}/ajuste", CorrectionStep.Show);
        group.MapPost("/{id}/ajuste", CorrectionStep.Post).NeedsToken();
        group.MapGet("/{id}/consentimientos", ConsentStep.Show);
        group.MapPost("/{id}/consentimientos", ConsentStep.Save).NeedsToken();
        group.MapGet("/{id}/consentimientos/formato", ConsentStep.Paper);
        group.MapGet("/{id}/antes-de-identidad", NoticeStep.Show);
        group.MapPost("/{id}/antes-de-identidad", NoticeStep.Continue).NeedsToken();
        group.MapGet("/{id}/foto/{hash}", PhotoPreview.Show);
        group.MapGet("/{id}/{section}", SectionStep.Show);
        group.MapPost("/{id}/{section}", SectionStep.Save).NeedsToken();
    }
}
