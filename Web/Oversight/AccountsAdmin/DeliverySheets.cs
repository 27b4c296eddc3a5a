using Conoceles.Web.Accounts.Activation;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>What one sheet says.</summary>
public sealed record Sheet(AccountLine Line, IssuedCode Code, string Address);

/// <summary>The page of the sheets: the answer of the button that issues codes, never an address of its own.</summary>
internal sealed class DeliverySheets(AccountDirectory directory, ElectionReader elections, ActivationSettings settings)
{
    /// <param name="accounts">For which codes were asked.</param>
    /// <param name="codes">Those that can be shown.</param>
    /// <param name="back">Where the page leads after printing.</param>
    public async Task<IResult> Page(
        HttpContext context, IReadOnlyCollection<AccountRow> accounts, IReadOnlyCollection<IssuedCode> codes, string back, CancellationToken cancellation)
    {
        var lines = (await directory.Lines(accounts, cancellation)).ToDictionary(l => l.Row.Id, StringComparer.Ordinal);
        var shown = codes.Select(c => c.Account).ToHashSet(StringComparer.Ordinal);
        return Pages.Render<SheetsPage>(
            (nameof(SheetsPage.Sheets), codes.Select(c => new Sheet(
                lines[c.Account], c, settings.Site(context.Request, lines[c.Account].Row.Captures) + ActivationEndpoints.Path)).ToList()),
            (nameof(SheetsPage.LeftOut), accounts.Where(a => !shown.Contains(a.Id)).Select(a => lines[a.Id]).ToList()),
            (nameof(SheetsPage.Election), await elections.CurrentOrNull(cancellation)),
            (nameof(SheetsPage.Back), back));
    }
}
