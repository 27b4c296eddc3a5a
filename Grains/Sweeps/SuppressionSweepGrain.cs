using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Conoceles.Grains.Sweeps;

/// <summary>Suppresses the sensitive data of the withdrawn whose term of conservation ended (product §5). The key is the election's slug.</summary>
[Alias("ISuppressionSweepGrain")]
public interface ISuppressionSweepGrain : IGrainWithStringKey
{
    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>
/// Each one's acts have their own operation, of its withdrawal: whatever a crash left undone is given again, and what was done
/// answers what it answered. It goes on until there is an acta.
/// </summary>
public sealed class SuppressionSweepGrain(ProjectionDatabases databases, LegalClock clock, ILogger<SuppressionSweepGrain> logger)
    : CandidacySweepGrain(clock, logger), ISuppressionSweepGrain
{
    private const string Blocked = "election = $1 and suppression_due is not null and suppressed_at is null";

    private static readonly Actor Archive = Actor.ForSystem("supresion");

    protected override string ReminderName => "suppression";

    protected override Task<NpgsqlCommand?> Due()
    {
        var command = databases.Curricular.CreateCommand(
            $"select candidacy_id from oversight.candidacy where {Blocked} and suppression_due < $2 order by suppression_due, candidacy_id limit $3");
        command.Parameters.AddWithValue(Slug);
        command.Parameters.AddWithValue(Now.ToUniversalTime());
        command.Parameters.AddWithValue(Batch);
        return Task.FromResult<NpgsqlCommand?>(command);
    }

    protected override async Task<DateTimeOffset?> Next(DateTimeOffset after)
    {
        await using var command = databases.Curricular.CreateCommand(
            $"select min(suppression_due) from oversight.candidacy where {Blocked} and suppression_due >= $2");
        command.Parameters.AddWithValue(Slug);
        command.Parameters.AddWithValue(after.ToUniversalTime());
        return await command.ExecuteScalarAsync() is DateTime due ? new DateTimeOffset(due, TimeSpan.Zero).AddMilliseconds(1) : null;
    }

    protected override async Task Give(string candidacyId)
    {
        var grain = GrainFactory.GetGrain<ICandidacyGrain>(candidacyId);
        // The row may be behind: a sentence may have given the candidacy back.
        if (await grain.Read(Archive) is not { Withdrawal: { } withdrawal } candidacy)
            return;
        if (candidacy.Suppression is { At: null })
        {
            var forgotten = await grain.Execute(new Suppress { OperationId = Operation("suppress"), Actor = Archive, ReceivedAt = Now });
            if (!forgotten.Accepted)
                return;
        }

        await GrainFactory.GetGrain<IElectionGrain>(Slug).Forget([candidacy.Entry.Key]);
        await grain.Execute(new CertifySuppression { OperationId = Operation("certify"), Actor = Archive, ReceivedAt = Now });

        // Of this withdrawal: after a reinstatement another one is another act.
        Guid Operation(string act) => OperationIds.Derive(Guid.Empty, $"{act}/{candidacyId}/{withdrawal.At.ToUnixTimeMilliseconds()}");
    }
}
