using System.Collections.Immutable;
using Conoceles.PublicRecord;

namespace Conoceles.Statistics;

/// <summary>
/// Statistics of what is public of each candidacy by itself, made from the public record alone: whoever has the record, or a
/// cut of it, makes the same tables. Who was withdrawn is not in the record, and so is in no table. Pure.
/// </summary>
/// <param name="Total">Candidacies, the same in every table.</param>
/// <param name="LastChange">Latest publication or correction of those that are counted; null when nothing was published.</param>
public sealed record CurricularStatistics(
    int Total, DateTimeOffset? LastChange, AdvanceTable ByOffice, AdvanceTable ByActor, CountTable Degrees, CountTable Ages, CountTable Sexes)
{
    private static readonly ImmutableArray<string> PublicSexes = ["Mujer", "Hombre"];

    /// <summary>Of whole candidacies, as they are in the record or in a cut.</summary>
    public static CurricularStatistics Of(PublicElection election, IReadOnlyCollection<PublicCandidacy> candidacies) =>
        Of(election, candidacies, [.. candidacies.Select(DegreeAnswer.Of)]);

    /// <summary>The same where what they answered of their degrees is at hand and the rest of their answers is not.</summary>
    /// <param name="degrees">In the order of the candidacies.</param>
    public static CurricularStatistics Of(PublicElection election, IReadOnlyCollection<PublicCandidacy> candidacies, IReadOnlyCollection<DegreeAnswer> degrees) => new(
        candidacies.Count,
        candidacies.Max(c => c.CorrectedAt ?? c.PublishedAt),
        AdvanceBy(election.Offices, candidacies, c => c.Office, c => c.OfficeName),
        AdvanceBy(election.Actors, candidacies, c => c.Actor, c => c.ActorName),
        Count([.. election.Degrees.Select(d => d.Name)], degrees, d => (d.Degree, d.Otherwise)),
        Count([.. AgeBand.All.Select(b => b.Name)], candidacies, c => (AgeBand.All.FirstOrDefault(b => b.Has(c.Age))?.Name, Silence.NotPublic)),
        Count(PublicSexes, candidacies, c => (c.Sex, Silence.NotPublic)));

    /// <summary>
    /// The tables of several parts of an election, of which nobody is in two, as if all of it had been counted at once: parts may be of
    /// different moments.
    /// </summary>
    public static CurricularStatistics Sum(PublicElection election, IReadOnlyCollection<CurricularStatistics> parts) => new(
        parts.Sum(p => p.Total),
        parts.Max(p => p.LastChange),
        Sum(election.Offices, parts.Select(p => p.ByOffice)),
        Sum(election.Actors, parts.Select(p => p.ByActor)),
        Sum([.. election.Degrees.Select(d => d.Name)], parts.Select(p => p.Degrees)),
        Sum([.. AgeBand.All.Select(b => b.Name)], parts.Select(p => p.Ages)),
        Sum(PublicSexes, parts.Select(p => p.Sexes)));

    private static AdvanceTable Sum(ImmutableArray<PublicChoice> known, IEnumerable<AdvanceTable> tables)
    {
        var all = tables.ToArray();
        var lines = all.SelectMany(t => t.Lines).GroupBy(l => l.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        return new AdvanceTable(
            [.. InOrder(known.Select(c => c.Id), lines.Keys).Where(lines.ContainsKey).Select(i => new AdvanceLine(i, lines[i][0].Name, Advance.Sum(lines[i].Select(l => l.Advance))))],
            Advance.Sum(all.Select(t => t.Whole)));
    }

    private static CountTable Sum(ImmutableArray<string> known, IEnumerable<CountTable> tables)
    {
        var all = tables.ToArray();
        var counts = all.SelectMany(t => t.Answers).GroupBy(a => a.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(a => a.Count), StringComparer.Ordinal);
        return new CountTable(
            [.. InOrder(known, counts.Keys).Select(n => new CountLine(n, counts.GetValueOrDefault(n)))],
            [.. all.SelectMany(t => t.Silent).GroupBy(s => s.Why).OrderBy(g => g.Key).Select(g => new SilentLine(g.Key, g.Sum(s => s.Count)))]);
    }

    // What the election does not list, such as an actor that it no longer has or an answer of another version, comes after what it does.
    private static IEnumerable<string> InOrder(IEnumerable<string> known, IEnumerable<string> found) =>
        known.Concat(found.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);

    private static AdvanceTable AdvanceBy(
        ImmutableArray<PublicChoice> known, IReadOnlyCollection<PublicCandidacy> candidacies, Func<PublicCandidacy, string> id, Func<PublicCandidacy, string> name)
    {
        var groups = candidacies.GroupBy(id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        var ids = InOrder(known.Select(c => c.Id), groups.Keys).Where(groups.ContainsKey);
        return new AdvanceTable([.. ids.Select(i => new AdvanceLine(i, name(groups[i][0]), Advance.Of(groups[i])))], Advance.Of(candidacies));
    }

    private static CountTable Count<T>(
        ImmutableArray<string> known, IReadOnlyCollection<T> candidacies, Func<T, (string? Answer, Silence Otherwise)> answerOf)
    {
        var all = candidacies.Select(answerOf).ToArray();
        var counts = all.Where(a => a.Answer is not null).GroupBy(a => a.Answer!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return new CountTable(
            [.. InOrder(known, counts.Keys).Select(n => new CountLine(n, counts.GetValueOrDefault(n)))],
            [.. all.Where(a => a.Answer is null).GroupBy(a => a.Otherwise).OrderBy(g => g.Key).Select(g => new SilentLine(g.Key, g.Count()))]);
    }
}
