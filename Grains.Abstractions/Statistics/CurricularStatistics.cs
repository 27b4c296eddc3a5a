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

    private static AdvanceTable AdvanceBy(
        ImmutableArray<PublicChoice> known, IReadOnlyCollection<PublicCandidacy> candidacies, Func<PublicCandidacy, string> id, Func<PublicCandidacy, string> name)
    {
        var groups = candidacies.GroupBy(id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        // What the election does not list, such as an actor that it no longer has, comes after what it does.
        var ids = known.Select(c => c.Id).Concat(groups.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).Where(groups.ContainsKey);
        return new AdvanceTable([.. ids.Select(i => new AdvanceLine(i, name(groups[i][0]), Advance.Of(groups[i])))], Advance.Of(candidacies));
    }

    private static CountTable Count<T>(
        ImmutableArray<string> known, IReadOnlyCollection<T> candidacies, Func<T, (string? Answer, Silence Otherwise)> answerOf)
    {
        var all = candidacies.Select(answerOf).ToArray();
        var counts = all.Where(a => a.Answer is not null).GroupBy(a => a.Answer!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        // An answer of a version of the questionnaire that is not the current one is counted, after the current ones.
        var names = known.Concat(counts.Keys.Order(StringComparer.Ordinal)).Distinct(StringComparer.Ordinal);
        return new CountTable(
            [.. names.Select(n => new CountLine(n, counts.GetValueOrDefault(n)))],
            [.. all.Where(a => a.Answer is null).GroupBy(a => a.Otherwise).OrderBy(g => g.Key).Select(g => new SilentLine(g.Key, g.Count()))]);
    }
}
