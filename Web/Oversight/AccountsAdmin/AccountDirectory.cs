using Conoceles.Elections;
using Conoceles.Web.Shared.Cluster;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>Puts to accounts the names of what they belong to: parties from the election, candidacies from oversight.</summary>
internal sealed class AccountDirectory(AccountCandidacies candidacies, ElectionReader elections)
{
    public async Task<List<AccountLine>> Lines(IReadOnlyCollection<AccountRow> rows, CancellationToken cancellation)
    {
        var election = await elections.CurrentOrNull(cancellation);
        var own = await candidacies.Of(rows.Select(r => r.Candidacy).OfType<string>(), cancellation);
        return [.. rows.Select(r => Line(r, r.Candidacy is { } id ? own.GetValueOrDefault(id) : null, election))];
    }

    private static AccountLine Line(AccountRow row, AccountCandidacy? own, ElectionDefinition? election)
    {
        var party = row.Party ?? own?.ResponsibleParty ?? "";
        return new AccountLine(
            row, party, party.Length > 0 ? PartyName(party, election) : row.Captures ? "" : AccountsMessages.Institute,
            own is null ? row.Candidacy : CandidacyName(own, election));
    }

    /// <summary>«PR», or of an independent her own key.</summary>
    public static string PartyName(string party, ElectionDefinition? election) => election?.FindActor(party)?.Acronym ?? party;

    public static string CandidacyName(AccountCandidacy candidacy, ElectionDefinition? election) =>
        $"{election?.FindOffice(candidacy.Office)?.Name ?? candidacy.Office}{(candidacy.Character == "suplente" ? " (suplencia)" : "")} · {candidacy.Territory}";
}
