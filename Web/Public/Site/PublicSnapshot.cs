using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Conoceles.Cuts;
using Conoceles.Photos;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Contests;
using Conoceles.Web.Public.List;

namespace Conoceles.Web.Public.Site;

/// <summary>The election's row of the public record.</summary>
public sealed record ElectionRow(int StateVersion, PublicElection Election);

/// <summary>
/// The whole public record at one moment. Never changes: a change is another snapshot, which costs what it changes and
/// shares the rest.
/// </summary>
public sealed class PublicSnapshot
{
    private readonly Dictionary<string, HeldRow> _rows;
    private readonly Dictionary<string, Contest> _contests;
    private readonly HashSet<string> _photos;
    private readonly Lazy<ImmutableArray<Contest>> _contestsInOrder;
    private readonly Lazy<ImmutableArray<PublicClosing>> _closed;
    private readonly Lazy<bool> _ended;
    private readonly Lazy<string> _hidden;

    /// <summary>Of every row.</summary>
    /// <param name="cuts">The cuts there are, the oldest first.</param>
    public PublicSnapshot(long generation, ElectionRow? election, IEnumerable<HeldRow> rows, ImmutableArray<PublicCut> cuts = default)
        : this(generation, election, cuts.IsDefault ? [] : cuts, rows.ToDictionary(r => r.CandidacyId, StringComparer.Ordinal), [], [], photos: null, new NameWords(), new ListFacets(election?.Election))
    {
        InOrder = Listing(_rows.Values);
        Index = new ListIndex(InOrder, Facets);
        foreach (var contest in InOrder.Select(l => l.Candidacy).GroupBy(Contest.IdOf, StringComparer.Ordinal))
            _contests[contest.Key] = new Contest(contest.Key, [.. contest]);
    }

    private PublicSnapshot(
        long generation, ElectionRow? election, ImmutableArray<PublicCut> cuts, Dictionary<string, HeldRow> rows, ImmutableArray<Listed> inOrder,
        Dictionary<string, Contest> contests, HashSet<string>? photos, NameWords words, ListFacets facets, ListIndex? index = null)
    {
        Words = words;
        Facets = facets;
        Generation = generation;
        Election = election;
        Cuts = cuts;
        _rows = rows;
        InOrder = inOrder;
        _contests = contests;
        _photos = photos ?? [.. rows.Values.Select(r => r.Candidacy?.Photo).Where(StoredPhoto.IsHash).Select(h => h!)];
        _contestsInOrder = new(() => [.. _contests.Values.OrderBy(c => c.First.SortKey, StringComparer.Ordinal)]);
        _closed = new(ClosedOffices);
        _ended = new(() => _rows.Count > 0 && _rows.Values.All(r => r.Row is { Candidacy: null, Withdrawal: null, Closing: not null }));
        _hidden = new(HiddenRows);
        Index = index ?? new ListIndex(inOrder, facets);
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
    public IReadOnlyDictionary<string, HeldRow> Rows => _rows;

    /// <summary>What is public, in the public order.</summary>
    public ImmutableArray<Listed> InOrder { get; }

    /// <summary>Words of every name.</summary>
    public NameWords Words { get; }

    /// <summary>What the list can be narrowed by.</summary>
    public ListFacets Facets { get; }

    /// <summary>Who has each choice and each word.</summary>
    public ListIndex Index { get; }

    /// <summary>Offices whose publication closed, in the election's order: their profiles are not public any more.</summary>
    public ImmutableArray<PublicClosing> Closed => _closed.Value;

    /// <summary>The publication of every office closed.</summary>
    public bool Ended => _ended.Value;

    /// <summary>Contests that have somebody, by their ids.</summary>
    public IReadOnlyDictionary<string, Contest> Contests => _contests;

    /// <summary>The same, in the public order.</summary>
    public ImmutableArray<Contest> ContestsInOrder => _contestsInOrder.Value;

    /// <summary>Hashes of the photographs that documents show: no other is served.</summary>
    public IReadOnlySet<string> Photos => _photos;

    /// <summary>The cut of a number; null when there is none.</summary>
    public PublicCut? FindCut(int number) => number >= 1 && number <= Cuts.Length ? Cuts[number - 1] : null;

    /// <summary>Without her answers.</summary>
    public PublicCandidacy? Find(string id) => _rows.TryGetValue(id, out var row) ? row.Candidacy : null;

    /// <summary>With her answers, for a page that shows them.</summary>
    public PublicCandidacy? FindWhole(string id) => _rows.TryGetValue(id, out var row) ? row.WholeCandidacy() : null;

    /// <summary>What is said of one that stopped contending; null of any other.</summary>
    public PublicWithdrawal? FindWithdrawal(string id) => _rows.TryGetValue(id, out var row) && row.Candidacy is null ? row.Row.Withdrawal : null;

    /// <summary>What is said of one whose office closed; null of any other.</summary>
    public PublicClosing? FindClosing(string id) => _rows.TryGetValue(id, out var row) && row.Row is { Candidacy: null, Withdrawal: null } ? row.Row.Closing : null;

    /// <summary>Print of who has a row and nothing public: files of a cut are others when somebody is taken out of them.</summary>
    public string Hidden => _hidden.Value;

    /// <summary>Where somebody contends.</summary>
    public Contest ContestOf(PublicCandidacy candidacy) => _contests[Contest.IdOf(candidacy)];

    /// <summary>The next one: some rows are others, some are no more.</summary>
    public PublicSnapshot With(ElectionRow? election, ImmutableArray<PublicCut> cuts, IReadOnlyCollection<HeldRow> changed, IReadOnlyCollection<string> gone)
    {
        var touched = changed.Select(r => r.CandidacyId).Concat(gone).ToHashSet(StringComparer.Ordinal);
        var before = touched.Select(Find).OfType<PublicCandidacy>().ToArray();
        var now = changed.Select(r => r.Candidacy).OfType<PublicCandidacy>().ToArray();
        var rows = new Dictionary<string, HeldRow>(_rows, StringComparer.Ordinal);
        foreach (var id in gone)
            rows.Remove(id);
        foreach (var row in changed)
            rows[row.CandidacyId] = row;

        var contests = new Dictionary<string, Contest>(_contests, StringComparer.Ordinal);
        var arriving = now.ToLookup(Contest.IdOf, StringComparer.Ordinal);
        foreach (var id in before.Concat(now).Select(Contest.IdOf).ToHashSet(StringComparer.Ordinal))
        {
            if (Contest.With(id, contests.GetValueOrDefault(id), touched, arriving[id]) is { } contest)
                contests[id] = contest;
            else
                contests.Remove(id);
        }

        var photos = PhotosOf(before).SetEquals(PhotosOf(now)) ? _photos : null;
        if (election?.StateVersion == Election?.StateVersion)
        {
            var listing = Listed.Merge(InOrder, touched, changed.Where(r => r.Candidacy is not null).Select(r => Listed.Of(r, Words, Facets)));
            return new PublicSnapshot(Generation + 1, election, cuts, rows, listing, contests, photos, Words, Facets, Listed.AreFoundAlike(listing, InOrder) ? Index : null);
        }

        // Another election has other choices: everybody's places are others.
        var next = new PublicSnapshot(Generation + 1, election, cuts, rows, [], contests, photos, Words, new ListFacets(election?.Election));
        return next.WithListing();
    }

    private PublicSnapshot WithListing() =>
        new(Generation, Election, Cuts, _rows, Listing(_rows.Values), _contests, _photos, Words, Facets);

    private ImmutableArray<Listed> Listing(IEnumerable<HeldRow> rows) =>
        [.. rows.Where(r => r.Candidacy is not null).Select(r => Listed.Of(r, Words, Facets)).OrderBy(l => l.Candidacy.SortKey, StringComparer.Ordinal)];

    private static HashSet<string> PhotosOf(IEnumerable<PublicCandidacy> people) => [.. people.Select(p => p.Photo).OfType<string>()];

    private string HiddenRows() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', _rows.Values.Where(r => r.Candidacy is null).Select(r => r.CandidacyId).Order(StringComparer.Ordinal)))));

    private ImmutableArray<PublicClosing> ClosedOffices()
    {
        var places = Election?.Election.Offices.Select(o => o.Id).ToList() ?? [];
        return [.. _rows.Values
            .Where(r => r.Row is { Candidacy: null, Withdrawal: null, Closing: not null })
            .Select(r => r.Row.Closing!)
            .GroupBy(c => c.Office, StringComparer.Ordinal)
            .Select(g => g.MaxBy(c => c.ClosedAt)!)
            .OrderBy(c => places.IndexOf(c.Office)).ThenBy(c => c.Office, StringComparer.Ordinal)];
    }
}
