using System.Net.Mime;
using System.Text;
using Conoceles.Candidacies;
using Conoceles.Receipts;
using Conoceles.Web.Accounts;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Microsoft.AspNetCore.Identity;

namespace Conoceles.Web.Capture.Receipts;

/// <summary>
/// <c>/captura/{id}/acuse</c>: proof of the submission in force, at an address that does not change; with a folio, any
/// receipt of the candidacy. As a page to print, and as the signed file.
/// </summary>
internal static class ReceiptStep
{
    public static async Task<IResult> Show(
        HttpContext context, ClusterQueries queries, ElectionReader elections, UserManager<AccountUser> accounts,
        WebSettings settings, string id, string? folio = null)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        if (Find(view, folio) is not { } receipt)
            return folio is null ? Results.Redirect(Links.Tasks(id)) : Results.NotFound();
        var election = await elections.CurrentOrNull(context.RequestAborted);
        return Pages.Render<ReceiptPage>(
            (nameof(ReceiptPage.Candidacy), view),
            (nameof(ReceiptPage.Receipt), receipt),
            (nameof(ReceiptPage.Who), await Who(receipt, accounts)),
            (nameof(ReceiptPage.Address), PublicAddress.Of(context, settings, $"/acuse/{receipt.Folio}")),
            (nameof(ReceiptPage.Opens), election?.Offices.FirstOrDefault(o => o.Id == view.Entry.Office)?.Publication.Opens));
    }

    /// <summary>The signed file, which has the salt: only for the side that captured, and its view says so.</summary>
    public static async Task<IResult> Download(HttpContext context, ClusterQueries queries, string id, string? folio = null) =>
        await OwnCandidacy.Find(context, queries, id) is { } view && Find(view, folio) is { Document: { } document } receipt
            ? Results.File(Encoding.UTF8.GetBytes(document), MediaTypeNames.Application.Json, $"acuse-{receipt.Folio}.json")
            : Results.NotFound();

    // Reopened captures have a receipt of submission each: the last one is in force.
    private static ReceiptView? Find(CandidacyView view, string? folio) => folio is null
        ? view.Receipts.LastOrDefault(r => r.Kind is ReceiptKind.Submission)
        : view.Receipts.FirstOrDefault(r => r.Folio == folio);

    /// <summary>Those who capture by their name; of the institute it is the office that acts, not the person.</summary>
    private static async Task<string> Who(ReceiptView receipt, UserManager<AccountUser> accounts) =>
        receipt.Account.StartsWith(Actor.SystemPrefix, StringComparison.Ordinal) ? ReceiptMessages.TheSystem
        : await accounts.FindByIdAsync(receipt.Account) is not { } account ? receipt.Account
        : account.Role is Role.Capturist or Role.Candidate ? account.DisplayName
        : ReceiptMessages.TheInstitute;
}
