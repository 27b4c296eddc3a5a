using Conoceles.Elections;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary><c>/ut/cuentas/nuevas/candidaturas</c>: which candidacies of a party get an account of their own.</summary>
internal static class OwnAccounts
{
    // Below what a form may carry.
    private const int MaxShown = 150;
    private const int MaxText = 80;

    public static async Task<IResult> Page(
        HttpContext context, ElectionDefinition election, AccountReader accounts, AccountCandidacies candidacies, string party, string text,
        IReadOnlyList<PageError> errors)
    {
        var words = Folding.Fold(text.Length > MaxText ? text[..MaxText] : text);
        var of = party.Length > 0 ? await candidacies.OfParty(party, context.RequestAborted) : [];
        var found = of.FindAll(c => words.Length == 0 || Folding.Matches(Folding.Fold(c.Name), words));
        return Pages.Render<OwnAccountsPage>(
            errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
            (nameof(OwnAccountsPage.Parties), NewAccounts.Parties(election)),
            (nameof(OwnAccountsPage.Party), party),
            (nameof(OwnAccountsPage.Text), text),
            (nameof(OwnAccountsPage.Found), found.Take(MaxShown).ToList()),
            (nameof(OwnAccountsPage.Total), found.Count),
            (nameof(OwnAccountsPage.Taken), AccountPlanner.WithAccount(await accounts.All(context.RequestAborted))),
            (nameof(OwnAccountsPage.Election), election),
            (nameof(OwnAccountsPage.Errors), errors));
    }
}
