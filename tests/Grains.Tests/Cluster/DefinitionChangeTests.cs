using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>An agreement changes the election, and what was derived from the former definition follows without any command.</summary>
[Collection(ClusterCollection.Name)]
public class DefinitionChangeTests(ClusterFixture cluster)
{
    private static readonly DeadlineRules OneDay = DeadlineRules.Default with { Capture = DeadlineRules.Default.Capture with { Days = 1 } };

    [Fact]
    public async Task Scope_NarrowedAndGivenBack_ReachesThePublicRowAndOversight()
    {
        var election = Sample.Election with { Slug = "prueba-alcance" };
        await Load(election);
        var id = await Register(election.Slug);
        await Reconcile();
        Assert.Contains("inCapture", await Document(id), StringComparison.Ordinal);
        Assert.Equal("true", await Oversight(id, "in_scope"));

        await Load(election with { Scope = new ElectionScope { Offices = ["diputacion-mr"], Substitutes = false, Agreement = "CG/76/2024" } });
        await Reconcile();
        Assert.Contains("inCapture", await Document(id), StringComparison.Ordinal);
        Assert.Equal("true", await Oversight(id, "in_scope"));

        await Load(election with
        {
            Offices = [.. election.Offices, election.Offices[0] with { Id = "sindicatura" }],
            Scope = new ElectionScope { Offices = ["sindicatura"], Agreement = "CG/77/2024" },
        });
        await Reconcile();
        var document = await Document(id);
        Assert.Contains("outOfScope", document, StringComparison.Ordinal);
        Assert.Contains("CG/77/2024", document, StringComparison.Ordinal);
        Assert.Equal("false", await Oversight(id, "in_scope"));

        await Load(election);
        await Reconcile();
        Assert.Contains("inCapture", await Document(id), StringComparison.Ordinal);
        Assert.Equal("true", await Oversight(id, "in_scope"));
        Assert.Equal(0, await cluster.NewReconciler().Run(CancellationToken.None));
    }

    [Fact]
    public async Task Windows_ThatAnAgreementMoved_ReachThePublicRowAndOversight()
    {
        var election = Sample.Election with { Slug = "prueba-ventana" };
        await Load(election);
        var id = await Register(election.Slug);
        var office = election.Offices[0];
        var later = office.Publication with { Opens = ClusterFixture.Now.AddDays(3), Agreement = "CG/78/2024" };
        await Load(election with { Deadlines = OneDay, Offices = [office with { Publication = later }] });
        await Reconcile();
        Assert.Null(await Document(id));
        Assert.Equal(Deadlines.EndOf(Sample.Entry.AccountDeliveredOn!.Value.AddDays(1)), await Instant(id, "capture_closes"));
        Assert.Equal(later.Opens.ToUnixTimeSeconds(), (await Instant(id, "publication_opens")).ToUnixTimeSeconds());

        // The calendar went back: a later version all the same, so that public nodes take it.
        await Load(election);
        await Reconcile();
        Assert.Contains("inCapture", await Document(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADraft_AfterAnotherDefinition_MakesThePublicRowToo()
    {
        var election = Sample.Election with { Slug = "prueba-borrador" };
        await Load(election);
        var id = await Register(election.Slug);
        await Load(election with
        {
            Offices = [.. election.Offices, election.Offices[0] with { Id = "sindicatura" }],
            Scope = new ElectionScope { Offices = ["sindicatura"], Agreement = "CG/77/2024" },
        });
        var grain = cluster.Client.GetGrain<ICandidacyGrain>(id);
        var saved = await grain.Execute(ClusterFixture.Draft("estudios", Sample.Answers["estudios"]));
        Assert.True(saved.Accepted, saved.Message);
        // The draft's projection goes with the deactivation at the latest.
        await cluster.Deactivate(grain);
        Assert.Contains("outOfScope", await Document(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARowOfAProcessThatDoesNotKnowTheColumn_IsMadeAgain()
    {
        var grain = await cluster.NewCandidacy();
        var id = grain.GetPrimaryKeyString();
        await Reconcile();
        await using var former = cluster.Server.Source(Roles.Curricular, Deploy.Postgres.Databases.Curricular)
            .CreateCommand("update oversight.candidacy set basis = null, in_scope = false where candidacy_id = $1");
        former.Parameters.AddWithValue(id);
        Assert.Equal(1, await former.ExecuteNonQueryAsync());
        Assert.Equal(1, await cluster.NewReconciler().Run(CancellationToken.None));
        Assert.Equal("true", await Oversight(id, "in_scope"));
    }

    private async Task Reconcile() => await cluster.NewReconciler().Run(CancellationToken.None);

    private async Task Load(ElectionDefinition election)
    {
        var loaded = await cluster.Client.GetGrain<IElectionGrain>(election.Slug).Load(election, Actor.ForSystem("prueba"));
        Assert.True(loaded.Accepted, loaded.Message);
    }

    private async Task<string> Register(string election)
    {
        var id = CandidacyId.Create(election, 1);
        var outcome = await cluster.Client.GetGrain<ICandidacyGrain>(id).Execute(new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("registro"),
            ReceivedAt = ClusterFixture.Now,
            Election = election,
            Entry = Sample.Entry with { Key = id },
        });
        Assert.True(outcome.Accepted, outcome.Message);
        return id;
    }

    private async Task<string?> Document(string id)
    {
        await using var command = cluster.Server.Source(Roles.Public, Deploy.Postgres.Databases.Main)
            .CreateCommand("select document::text from public_record.candidacy where candidacy_id = $1");
        command.Parameters.AddWithValue(id);
        return await command.ExecuteScalarAsync() as string;
    }

    private async Task<string> Oversight(string id, string column)
    {
        await using var command = cluster.Server.Source(Roles.Oversight, Deploy.Postgres.Databases.Curricular)
            .CreateCommand($"select {column}::text from oversight.candidacy where candidacy_id = $1");
        command.Parameters.AddWithValue(id);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task<DateTimeOffset> Instant(string id, string column)
    {
        await using var command = cluster.Server.Source(Roles.Oversight, Deploy.Postgres.Databases.Curricular)
            .CreateCommand($"select {column} from oversight.candidacy where candidacy_id = $1");
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return reader.GetFieldValue<DateTimeOffset>(0);
    }
}
