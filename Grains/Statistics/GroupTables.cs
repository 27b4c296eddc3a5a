using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Conoceles.Cuts;
using Conoceles.Grains.Cuts;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Identity;
using Conoceles.Statistics;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Statistics;

/// <summary>
/// The step of a cut that reads the vault: what it gives back may be published, and nothing else leaves. The program is
/// <see cref="GroupStatistics"/> (ADR 0026).
/// </summary>
public sealed partial class GroupTables(
    Respondents respondents, GroupLedgers ledgers, ElectionCatalog elections, CutSettings settings, ILogger<GroupTables> logger)
{
    /// <summary>The tables of a cut. When they cannot be made, those of the cut before, which say of which cut they are.</summary>
    /// <param name="at">Legal instant of the cut.</param>
    /// <param name="before">Of the cut before; null when there is none.</param>
    public async Task<ImmutableArray<GroupPublication>> Publish(
        string election, MakeCut command, int cut, DateTimeOffset at, CutStatistics? before, CancellationToken cancellation)
    {
        ImmutableArray<GroupPublication> told = before?.Groups ?? [];
        if (await elections.Get(election) is not { } loaded)
            return told;
        try
        {
            return await ledgers.Spend(
                election, cut, command.OperationId, told.Select(g => g.Cut).DefaultIfEmpty().Max(),
                counted => Count(loaded, counted, cut, at, cancellation), cancellation);
        }
        catch (Exception e) when (e is CryptographicException or JsonException or InvalidOperationException)
        {
            // Not of a database that is away, after which the cut is tried again, but of what it has: that would fail as well.
            LogKept(election, cut, e.GetType().Name);
            return told;
        }
    }

    private async Task<ImmutableArray<CountedGroup>> Count(
        LoadedElection election, ImmutableArray<GroupLedger> counted, int cut, DateTimeOffset at, CancellationToken cancellation)
    {
        var people = await respondents.Of(election.Calendar.Election, cancellation);
        // The first one after the last closing waits for nobody; until then figures change when many do.
        var closing = election.Calendar.Publication.Values.All(w => w.Closes < at);
        return [.. election.Definition.Questionnaires.Groups.Select(g => Count(counted.FirstOrDefault(l => l.Group == g.Id) ?? GroupLedger.Empty(g.Id), people, cut, closing))];
    }

    private CountedGroup Count(GroupLedger ledger, ImmutableArray<Respondent> people, int cut, bool closing)
    {
        var (publication, now) = GroupStatistics.Publish(ledger, people, cut, closing, settings.LeastTold);
        return new CountedGroup(now, publication);
    }

    [LoggerMessage(2404, LogLevel.Error, "The statistics of groups of {Election} stay at cut {Cut} as they were: {Reason}")]
    private partial void LogKept(string election, int cut, string reason);
}
