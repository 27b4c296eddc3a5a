using System.Collections.Immutable;
using Conoceles.Cuts;
using Conoceles.PublicRecord;

namespace Conoceles.Grains.Cuts.Rules;

/// <summary>What a cut says of what changed since the one before: from what the public record alone shows. Pure.</summary>
internal static class CutChanges
{
    /// <summary>Of a profile that was not in the cut before.</summary>
    /// <param name="withdrawn">Who stopped contending, by <see cref="PostOf(PublicWithdrawal)"/>.</param>
    public static CutChange Added(PublicCandidacy now, ILookup<string, PublicWithdrawal> withdrawn)
    {
        // Of slates that are told apart by a mark that withdrawals have not, it is not known whose post it is.
        var before = now.Slate is null ? withdrawn[PostOf(now)].Where(w => w.Id != now.Id).ToArray() : [];
        return before.Length == 1
            ? Of(now, CutChangeKind.Substituted) with { Replaces = before[0].Id, Agreement = before[0].Agreement }
            : Of(now, now.PublishedAt is null ? CutChangeKind.Listed : CutChangeKind.Published);
    }

    /// <summary>Of one that shows something else.</summary>
    /// <param name="before">Null when what it showed is erased.</param>
    public static CutChange Changed(PublicCandidacy? before, PublicCandidacy now) => Of(
        now,
        before is null ? CutChangeKind.Updated
        : before.PublishedAt is null && now.PublishedAt is not null ? CutChangeKind.Published
        : before.CorrectedAt is null && now.CorrectedAt is not null ? CutChangeKind.Corrected
        : CutChangeKind.Updated);

    /// <summary>Of one that stopped contending.</summary>
    public static CutChange Withdrawn(PublicWithdrawal withdrawal) => new()
    {
        Kind = CutChangeKind.Withdrawn,
        Candidacy = withdrawal.Id,
        Office = withdrawal.Office,
        OfficeName = withdrawal.OfficeName,
        Territory = withdrawal.Territory,
        ListNumber = withdrawal.ListNumber,
        Character = withdrawal.Character,
        ActorName = withdrawal.ActorName,
        Agreement = withdrawal.Agreement,
    };

    /// <summary>Of those whose offices closed: one of each office.</summary>
    public static IEnumerable<CutChange> Closed(IEnumerable<PublicClosing> closings) => closings
        .GroupBy(c => c.Office, StringComparer.Ordinal)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new CutChange { Kind = CutChangeKind.Closed, Office = g.Key, OfficeName = g.First().OfficeName, Count = g.Count() });

    /// <summary>Of one that is not public any more, and of which nothing else is said.</summary>
    public static CutChange Removed(PublicCandidacy before) => Of(before, CutChangeKind.Removed);

    /// <summary>How many there are of each kind.</summary>
    public static ImmutableSortedDictionary<CutChangeKind, int> Counts(IEnumerable<CutChange> changes) =>
        changes.GroupBy(c => c.Kind).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(c => c.Count ?? 1));

    public static string PostOf(PublicWithdrawal w) => Post(w.Office, w.District, w.Municipality, w.ListNumber, w.Character, w.Actor);

    private static string PostOf(PublicCandidacy c) => Post(c.Office, c.District, c.Municipality, c.ListNumber, c.Character, c.Actor);

    private static string Post(string office, int? district, string? municipality, int? number, string character, string actor) =>
        FormattableString.Invariant($"{office}/{district}/{municipality}/{number}/{character}/{actor}");

    private static CutChange Of(PublicCandidacy candidacy, CutChangeKind kind) => new()
    {
        Kind = kind,
        Candidacy = candidacy.Id,
        Office = candidacy.Office,
        OfficeName = candidacy.OfficeName,
        Territory = candidacy.Territory,
        ListNumber = candidacy.ListNumber,
        Character = candidacy.Character,
        ActorName = candidacy.ActorName,
    };
}
