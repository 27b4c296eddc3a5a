using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Tests.Candidacies;
using Databases = Conoceles.Deploy.Postgres.Databases;
using Roles = Conoceles.Deploy.Postgres.Roles;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>What the public record keeps of a candidacy whose office closed, and that an agreement which opens it again takes it away.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ClosingProjectionTests(ClusterFixture cluster)
{
    private const string Slug = "cierre";

    [Fact]
    public async Task Closed_TheRecordSaysTheOfficeAndWhen_AndOpenedAgainItIsARowLikeAny()
    {
        var id = CandidacyId.Create(Slug, 1);
        await Load(Sample.At("2024-04-24T23:59:59.999-07:00"));
        var registered = await cluster.Client.GetGrain<ICandidacyGrain>(id).Execute(new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("registro"),
            ReceivedAt = ClusterFixture.Now,
            Election = Slug,
            Entry = Sample.Entry with { Key = id },
        });
        Assert.True(registered.Accepted, registered.Message);
        Assert.Equal(("no document", "diputacion-mr 2024-04-24T23:59:59.999-07:00"), await Row(id));

        await Load(Sample.At("2024-06-02T23:59:59.999-07:00"));
        await cluster.NewReconciler().Run(TestContext.Current.CancellationToken);
        Assert.Equal((id, "not closed"), await Row(id));
    }

    private async Task Load(DateTimeOffset closes)
    {
        var office = Sample.Election.Offices[0];
        var loaded = await cluster.Client.GetGrain<IElectionGrain>(Slug).Load(
            Sample.Election with { Slug = Slug, Offices = [office with { Publication = office.Publication with { Closes = closes } }] }, Actor.ForSystem("prueba"));
        Assert.True(loaded.Accepted, loaded.Message);
    }

    private async Task<(string Document, string Closing)> Row(string id)
    {
        await using var command = cluster.Server.Source(Roles.Public, Databases.Main).CreateCommand(
            """
            select coalesce(document ->> 'id', 'no document'), coalesce(closing ->> 'office' || ' ' || (closing ->> 'closedAt'), 'not closed')
            from public_record.candidacy where candidacy_id = $1
            """);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return (reader.GetString(0), reader.GetString(1));
    }
}
