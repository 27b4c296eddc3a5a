using System.Collections.Immutable;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Statistics.Rules;
using Conoceles.Statistics;

namespace Conoceles.Grains.Statistics;

/// <summary>
/// Asks of everybody of an election, once, what the statistics of groups count: stored states say who, and the vault what. Nothing of
/// it is kept here.
/// </summary>
public sealed class Respondents(ProjectionDatabases databases, IGrainFactory grains)
{
    /// <summary>Vaults that are asked at once.</summary>
    private const int Parallelism = 8;

    /// <summary>States of one statement.</summary>
    private const int Batch = 500;

    public async Task<ImmutableArray<Respondent>> Of(string election, CancellationToken cancellation)
    {
        var people = ImmutableArray.CreateBuilder<Respondent>();
        foreach (var ids in (await Registered(election, cancellation)).Chunk(Batch))
        {
            var counted = (await States(ids, cancellation)).Where(RespondentRules.IsCounted).ToArray();
            var answered = new Respondent[counted.Length];
            await Parallel.ForAsync(
                0, counted.Length, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
                async (i, _) => answered[i] = RespondentRules.Of(
                    counted[i], await grains.GetGrain<IIdentityVaultGrain>(counted[i].Id).AnswersOfGroups(counted[i].Identity!.SealId)));
            people.AddRange(answered);
        }

        return people.ToImmutable();
    }

    // Everybody, in whatever state the derived row says: that one may be late.
    private async Task<List<string>> Registered(string election, CancellationToken cancellation)
    {
        await using var command = databases.Curricular.CreateCommand("select candidacy_id from oversight.candidacy where election = $1 order by candidacy_id");
        command.Parameters.AddWithValue(election);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await reader.ReadAsync(cancellation))
            ids.Add(reader.GetString(0));
        return ids;
    }

    // No connection is held while the vaults answer.
    private async Task<CandidacyState[]> States(string[] ids, CancellationToken cancellation)
    {
        await using var connection = await databases.Curricular.OpenConnectionAsync(cancellation);
        return [.. (await StoredStates.Of(connection, ids, cancellation)).Select(s => s.Read()!)];
    }
}
