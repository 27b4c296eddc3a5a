using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Conoceles.Grains.Sweeps;

/// <summary>Publishes what is verified when its office's window is open. The key is the election's slug.</summary>
[Alias("IPublicationSweepGrain")]
public interface IPublicationSweepGrain : IGrainWithStringKey
{
    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>The instants are shared: the openings of the offices' windows.</summary>
public sealed class PublicationSweepGrain(ProjectionDatabases databases, LegalClock clock, ILogger<PublicationSweepGrain> logger)
    : CandidacySweepGrain(clock, logger), IPublicationSweepGrain
{
    protected override string ReminderName => "publication";

    protected override Task<NpgsqlCommand?> Due()
    {
        var command = databases.Curricular.CreateCommand(
            "select candidacy_id from oversight.candidacy where election = $1 and status = $2 and publication_opens <= $3 limit $4");
        command.Parameters.AddWithValue(Slug);
        command.Parameters.AddWithValue(nameof(CandidacyStatus.Verified));
        command.Parameters.AddWithValue(Now.ToUniversalTime());
        command.Parameters.AddWithValue(Batch);
        return Task.FromResult<NpgsqlCommand?>(command);
    }

    protected override async Task<DateTimeOffset?> Next(DateTimeOffset after) => await GrainFactory.GetGrain<IElectionGrain>(Slug).GetCalendar() is { } calendar
        ? calendar.Publication.Values.Where(w => w.Opens > after).Select(w => (DateTimeOffset?)w.Opens).Min()
        : null;

    protected override Task Give(string candidacyId) => GrainFactory.GetGrain<ICandidacyGrain>(candidacyId).Execute(new Publish
    {
        OperationId = OperationIds.Derive(Guid.Empty, "publish/" + candidacyId),
        Actor = Actor.ForSystem("publicacion"),
        ReceivedAt = Now,
    });
}
