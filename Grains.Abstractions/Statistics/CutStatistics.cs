using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.PublicRecord;
using Conoceles.Receipts;

namespace Conoceles.Statistics;

/// <summary>
/// The statistics that a cut fixes. They name nobody, so they stay when profiles do not: an office whose publication closed is counted
/// as it was in the last cut that had it (product §5, «statistics stay»).
/// </summary>
public sealed record CutStatistics
{
    /// <summary>Name of this form.</summary>
    public const string CurrentFormat = "conoceles-estadisticas/1";

    public string Format { get; init; } = CurrentFormat;

    public required string Election { get; init; }

    /// <summary>Number of the cut.</summary>
    public required int Cut { get; init; }

    /// <summary>Legal instant of the cut.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Office by office, those that have or had somebody, in the election's order.</summary>
    public required ImmutableArray<OfficeStatistics> Offices { get; init; }

    /// <summary>
    /// Tables of the priority groups, in the order of the questionnaire; each says of which cut it is. None in a cut of before there were
    /// any.
    /// </summary>
    public ImmutableArray<GroupPublication> Groups { get; init; } = [];

    /// <param name="candidacies">Everybody who is public at the cut.</param>
    /// <param name="closed">Offices whose publication closed.</param>
    /// <param name="groups">What may be told of the vault.</param>
    /// <param name="before">Of the cut before; null of the first.</param>
    public static CutStatistics Of(
        PublicElection election, int cut, DateTimeOffset at, IReadOnlyCollection<PublicCandidacy> candidacies, IReadOnlySet<string> closed,
        ImmutableArray<GroupPublication> groups, CutStatistics? before)
    {
        var places = election.Offices.Select(o => o.Id).ToList();
        var now = candidacies.GroupBy(c => c.Office, StringComparer.Ordinal)
            .Select(g => new OfficeStatistics(g.Key, cut, at.ToUniversalTime(), CurricularStatistics.Of(election, [.. g])))
            .ToArray();
        var kept = (before?.Offices ?? []).Where(o => closed.Contains(o.Office) && now.All(n => n.Office != o.Office));
        return new CutStatistics
        {
            Election = election.Slug,
            Groups = groups,
            Cut = cut,
            At = at.ToUniversalTime(),
            Offices = [.. now.Concat(kept).OrderBy(o => (uint)places.IndexOf(o.Office)).ThenBy(o => o.Office, StringComparer.Ordinal)],
        };
    }

    /// <summary>The tables of all offices.</summary>
    public CurricularStatistics Curricular(PublicElection election) => CurricularStatistics.Sum(election, [.. Offices.Select(o => o.Tables)]);

    /// <summary>Canonical JSON (RFC 8785), whose SHA-256 is in the manifest.</summary>
    public byte[] Bytes() => CanonicalJson.Bytes(this, PublicJson.Options);

    /// <exception cref="JsonException">It is no such document.</exception>
    public static CutStatistics Read(ReadOnlySpan<byte> document) =>
        JsonSerializer.Deserialize<CutStatistics>(document, PublicJson.Options) ?? throw new JsonException("A cut's statistics are null.");
}

/// <summary>What was public of the candidacies to an office.</summary>
/// <param name="Office">Office id.</param>
/// <param name="Cut">Number of the last cut that had them.</param>
/// <param name="At">Legal instant of that cut.</param>
public sealed record OfficeStatistics(string Office, int Cut, DateTimeOffset At, CurricularStatistics Tables);
