using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary><c>/ut/cuentas</c>: every account, filters and order in the address.</summary>
internal static class AccountList
{
    public static async Task<IResult> Show(
        HttpContext context, AccountReader accounts, AccountDirectory directory)
    {
        var rows = await accounts.All(context.RequestAborted);
        var lines = await directory.Lines(rows, context.RequestAborted);
        var query = AccountQuery.Read(context.Request.Query);
        query.Order.Sort(lines);
        var found = lines.FindAll(query.Has);
        var pages = Math.Max(1, (found.Count + AccountQuery.PageSize - 1) / AccountQuery.PageSize);
        query = query with { Page = Math.Min(query.Page, pages) };
        var states = lines.FindAll(query.HasButState);
        return Pages.Render<AccountListPage>((nameof(AccountListPage.Model), new AccountListModel
        {
            Query = query,
            Lines = [.. found.Skip((query.Page - 1) * AccountQuery.PageSize).Take(AccountQuery.PageSize)],
            Found = found.Count,
            Pages = pages,
            BeforeState = states.Count,
            States = [.. AccountState.All.Select(s => (s, states.Count(l => l.Row.State == s)))],
            Parties = [.. lines.Where(l => l.Party.Length > 0).Select(l => (l.Party, l.PartyName)).Distinct().OrderBy(p => Folding.Fold(p.PartyName), StringComparer.Ordinal)],
        }));
    }
}

/// <summary>Everything that the list shows.</summary>
public sealed record AccountListModel
{
    public required AccountQuery Query { get; init; }

    /// <summary>Of this page.</summary>
    public required IReadOnlyList<AccountLine> Lines { get; init; }

    public required int Found { get; init; }

    public required int Pages { get; init; }

    /// <summary>Lines that pass every filter but the state's.</summary>
    public required int BeforeState { get; init; }

    /// <summary>How many of those are in each state.</summary>
    public required IReadOnlyList<(AccountState State, int Count)> States { get; init; }

    /// <summary>Parties that have accounts: id and name.</summary>
    public required IReadOnlyList<(string Party, string Name)> Parties { get; init; }
}
