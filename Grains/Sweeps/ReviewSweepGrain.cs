using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Conoceles.Grains.Sweeps;

/// <summary>Verifies what nobody reviewed within the election's term (product §3). The key is the election's slug.</summary>
[Alias("IReviewSweepGrain")]
public interface IReviewSweepGrain : IGrainWithStringKey
{
    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>The term is each candidacy's own, from its submission. A term of zero hours switches it off.</summary>
public sealed class ReviewSweepGrain(ProjectionDatabases databases, LegalClock clock, ILogger<ReviewSweepGrain> logger)
    : CandidacySweepGrain(clock, logger), IReviewSweepGrain
{
    private static readonly Actor Reviewer = Actor.ForSystem("revision");

    protected override string ReminderName => "review";

    protected override async Task<NpgsqlCommand?> Due()
    {
        if (await Term() is not { } term)
            return null;
        var command = databases.Curricular.CreateCommand(
            """
            select candidacy_id from oversight.candidacy where election = $1 and status = $2 and submitted_at <= $3
            order by submitted_at, candidacy_id limit $4
            """);
        command.Parameters.AddWithValue(Slug);
        command.Parameters.AddWithValue(nameof(CandidacyStatus.Captured));
        command.Parameters.AddWithValue((Now - term).ToUniversalTime());
        command.Parameters.AddWithValue(Batch);
        return command;
    }

    protected override async Task<DateTimeOffset?> Next(DateTimeOffset after)
    {
        if (await Term() is not { } term)
            return null;
        await using var command = databases.Curricular.CreateCommand(
            "select min(submitted_at) from oversight.candidacy where election = $1 and status = $2 and submitted_at > $3");
        command.Parameters.AddWithValue(Slug);
        command.Parameters.AddWithValue(nameof(CandidacyStatus.Captured));
        command.Parameters.AddWithValue((after - term).ToUniversalTime());
        return await command.ExecuteScalarAsync() is DateTime submitted ? new DateTimeOffset(submitted, TimeSpan.Zero) + term : null;
    }

    protected override async Task Give(string candidacyId)
    {
        var grain = GrainFactory.GetGrain<ICandidacyGrain>(candidacyId);
        // The row may be behind: the candidacy says its version, and refuses if somebody reviews it in between.
        if (await grain.Read(Reviewer) is not { Status: CandidacyStatus.Captured } candidacy)
            return;
        await grain.Execute(new Verify
        {
            // Of an opening: after an agreement reopened the capture it is another act.
            OperationId = OperationIds.Derive(Guid.Empty, $"verify/{candidacyId}/{candidacy.Opening}"),
            Actor = Reviewer,
            ReceivedAt = Now,
            SeenVersion = candidacy.Version,
            ConformingSections = [],
        });
    }

    private async Task<TimeSpan?> Term() =>
        await GrainFactory.GetGrain<IElectionGrain>(Slug).GetCalendar() is { ReviewHours: > 0 and var hours } ? TimeSpan.FromHours(hours) : null;
}
