using Conoceles.Receipts;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Microsoft.AspNetCore.Identity;

namespace Conoceles.Web.Capture.Receipts;

/// <summary><c>/captura/{id}/acuse</c>: proof of the submission, at an address that does not change.</summary>
internal static class ReceiptStep
{
    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, UserManager<AccountUser> accounts, string id)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        // Reopened captures have a receipt each: the last one is in force.
        if (view.Receipts.LastOrDefault(r => r.Kind == ReceiptKind.Submission) is not { } receipt)
            return Results.Redirect(Links.Tasks(id));
        var account = await accounts.FindByIdAsync(receipt.Account);
        return Pages.Render<ReceiptPage>(
            (nameof(ReceiptPage.Candidacy), view),
            (nameof(ReceiptPage.Receipt), receipt),
            (nameof(ReceiptPage.Who), account?.DisplayName ?? receipt.Account));
    }
}
