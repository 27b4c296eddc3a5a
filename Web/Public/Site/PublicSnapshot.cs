using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Conoceles.Cuts;
using Conoceles.Photos;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Contests;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Site;

/// <summary>The election's row of the public record.</summary>
public sealed record ElectionRow(int StateVersion, PublicElection Election);

/// <summary>A candidacy in lists, with what they compare made once.</summary>
/// <param name="FoldedName">Name and nickname, folded.</param>
/// <param name="Degree">Degree of studies that she published, as it is read; null when she did not, or it is withheld.</param>
public sealed record Listed(PublicCandidacy Candidacy, string FoldedName, string? Degree)
{
    public static Listed Of(PublicCandidacy candidacy) => new(
        candidacy,
        Folding.Fold(candidacy.Name + " " + candidacy.Nickname),
        candidacy.Sections.SelectMany(s => s.Items).FirstOrDefault(i => i.Field == PublicProfile.DegreeField)?.Value);
}

/// <summary>The whole public record at one moment. Never changes: a change is another snapshot.</summary>
public sealed class PublicSnapshot
{
    private readonly FrozenDictionary<string, PublicCandidacy> _partners;
    private readonly Lazy<FrozenDictionary<string, Contest>> _contests;
    private readonly Lazy<string> _hidden;

    /// <param name="cuts">The cuts there are, the oldest first.</param>
    public PublicSnapshot(long generation, ElectionRow? election, IReadOnlyDictionary<string, PublicRow> rows, ImmutableArray<PublicCut> cuts = default)
    {
        Cuts = cuts.IsDefault ? [] : cuts;
        Generation = generation;
        Election = election;
        Rows = rows.ToFrozenDictionary(StringComparer.Ordinal);
        Photos = Rows.Values.Select(r => r.Candidacy?.Photo).Where(StoredPhoto.IsHash).Select(h => h!).ToFrozenSet(StringComparer.Ordinal);
        InOrder = [.. rows.Values
            .Where(r => r.Candidacy is not null)
            .Select(r => Listed.Of(r.Candidacy!))
            .OrderBy(l => l.Candidacy.SortKey, StringComparer.Ordinal)];
        Closed = [.. rows.Values
            .Where(r => r is { Candidacy: null, Withdrawal: null, Closing: not null })
            .Select(r => r.Closing!)
            .GroupBy(c => c.Office, StringComparer.Ordinal)
            .Select(g => g.MaxBy(c => c.ClosedAt)!)
            .OrderBy(c => PlaceOf(c.Office)).ThenBy(c => c.Office, StringComparer.Ordinal)];
        Ended = Rows.Count > 0 && rows.Values.All(r => r is { Candidacy: null, Withdrawal: null, Closing: not null });
        Formulas = [.. Formula.Of(InOrder.Select(l => l.Candidacy))];
        _partners = Formulas.Where(f => f is { Titular: not null, Substitute: not null })
            .SelectMany(f => new[] { KeyValuePair.Create(f.Titular!.Id, f.Substitute!), KeyValuePair.Create(f.Substitute!.Id, f.Titular!) })
            .ToFrozenDictionary(StringComparer.Ordinal);
        _hidden = new(() => HiddenOf(Rows.Values));
        _contests = new(() => InOrder.Select(l => l.Candidacy).GroupBy(Contest.IdOf, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => new Contest(g.Key, [.. g]), StringComparer.Ordinal));
    }

    /// <summary>Grows with every change in this process.</summary>
    public long Generation { get; }

    /// <summary>Null until the election was published to the record.</summary>
    public ElectionRow? Election { get; }

    /// <summary>The cuts there are, the oldest first.</summary>
    public ImmutableArray<PublicCut> Cuts { get; }

    /// <summary>The newest cut; null while there is none.</summary>
    public PublicCut? LastCut => Cuts.IsEmpty ? null : Cuts[^1];

    /// <summary>Every row, also those of which nothing is public.</summary>
    public FrozenDictionary<string, PublicRow> Rows { get; }

    /// <summary>What is public, in the public order.</summary>
    public ImmutableArray<Listed> InOrder { get; }

    /// <summary>Offices whose publication closed, in the election's order: their profiles are not public any more.</summary>
    public ImmutableArray<PublicClosing> Closed { get; }

    /// <summary>The publication of every office closed.</summary>
    public bool Ended { get; }

    /// <summary>Titulars with their substitutes, in the public order.</summary>
    public ImmutableArray<Formula> Formulas { get; }

    /// <summary>Contests that have somebody, by their ids; made when somebody first asks for one.</summary>
    public FrozenDictionary<string, Contest> Contests => _contests.Value;

    /// <summary>Hashes of the photographs that documents show: no other is served.</summary>
    public FrozenSet<string> Photos { get; }

    /// <summary>The cut of a number; null when there is none.</summary>
    public PublicCut? FindCut(int number) => number >= 1 && number <= Cuts.Length ? Cuts[number - 1] : null;

    public PublicCandidacy? Find(string id) => Rows.TryGetValue(id, out var row) ? row.Candidacy : null;

    /// <summary>What is said of one that stopped contending; null of any other.</summary>
    public PublicWithdrawal? FindWithdrawal(string id) => Rows.TryGetValue(id, out var row) && row.Candidacy is null ? row.Withdrawal : null;

    /// <summary>What is said of one whose office closed; null of any other.</summary>
    public PublicClosing? FindClosing(string id) => Rows.TryGetValue(id, out var row) && row is { Candidacy: null, Withdrawal: null } ? row.Closing : null;

    /// <summary>Print of who has a row and nothing public: files of a cut are others when somebody is taken out of them.</summary>
    public string Hidden => _hidden.Value;

    /// <summary>Who goes with her in the formula; null when nobody does or it is not known who.</summary>
    public PublicCandidacy? PartnerOf(string id) => _partners.GetValueOrDefault(id);

    private static string HiddenOf(IEnumerable<PublicRow> rows) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', rows.Where(r => r.Candidacy is null).Select(r => r.CandidacyId).Order(StringComparer.Ordinal)))));

    private int PlaceOf(string office) => Election?.Election.Offices.Select(o => o.Id).ToList().IndexOf(office) ?? 0;
}
