using System.Text.Json;
using System.Text.Json.Nodes;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Receipts;
using Conoceles.TestData;

namespace Conoceles.Grains.Tests.Model;

/// <summary>States of other versions in the storage of a running cluster: of before, of later, and of both at once.</summary>
[Collection(ModelCollection.Name)]
public class SchemaTests(ModelCluster cluster)
{
    private const string Field = "historia-profesional";
    private static readonly Actor Captor = People.Of(Person.Captor, "");
    private static readonly Actor Administrator = People.Of(Person.Administrator, "");

    [Fact]
    public async Task AStateOfTheFormerSchema_IsReadAndGoesOn()
    {
        var (election, id) = await Registered(cluster.Client);
        var golden = JsonNode.Parse(ShippedQuestionnaires.Repository("tests/Architecture.Tests/Golden/candidacy.v1.json"))!.AsObject();
        golden["Id"] = id;
        golden["Election"] = election.Slug;
        golden["PendingAudit"]![0]!["CandidacyId"] = id;
        // Its vault's answer is of no vault.
        golden.Remove("Identity");
        await cluster.Deactivate(Candidacy(id));
        await cluster.Rows.Write(id, golden.ToJsonString());

        var view = await Candidacy(id).Read(Administrator);
        Assert.Equal((CandidacyStatus.Published, 7), (view!.Status, view.Version));
        Assert.Equal("0000-0000-0000-0001-1", Assert.Single(view.Receipts).Folio);

        var withdrawn = await Candidacy(id).Execute(Command<Withdraw>(CommandName.Withdraw, Administrator));
        Assert.True(withdrawn.Accepted, withdrawn.Code);
        var state = await cluster.Rows.State(id);
        Assert.Equal(CandidacyState.CurrentSchema, state.Schema);
        Assert.Equal([ReceiptKind.Submission, ReceiptKind.Withdrawal], state.Receipts.Select(r => r.Kind));
        // The chain goes on over the former version's last entry.
        var entries = (await cluster.Rows.Audit(id)).Where(e => e.Seq >= 9).ToArray();
        Assert.Equal([9, 10], entries.Select(e => e.Seq));
        Assert.Equal(entries[0].Hash, entries[1].PreviousHash);
    }

    [Fact]
    public async Task AStateOfANewerSchema_IsRefusedByName_AndLeftAsItIs()
    {
        var (_, id) = await Registered(cluster.Client);
        await cluster.Deactivate(Candidacy(id));
        var newer = JsonNode.Parse(await cluster.Rows.Payload(id))!.AsObject();
        newer["Schema"] = CandidacyState.CurrentSchema + 1;
        newer["MemberOfANewerVersion"] = "que no debe perderse";
        await cluster.Rows.Write(id, newer.ToJsonString());

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var refused = await Assert.ThrowsAnyAsync<Exception>(() => Candidacy(id).Execute(Draft("estudios", seen: 0)));
            Assert.Contains($"newer-schema: candidacy/{id} has schema {CandidacyState.CurrentSchema + 1}", refused.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(newer.ToJsonString(), await cluster.Rows.Payload(id));
    }

    [Fact]
    public async Task TheFormerVersionAndThisOne_WorkOnTheSameCandidacy_WhileTheSwitchIsHeld()
    {
        await using var held = await cluster.Another(new WrittenSchemas(1));
        var (_, id) = await Registered(held.Client, actions: "");
        var today = held.Client.GetGrain<ICandidacyGrain>(id);
        var former = cluster.Client.GetGrain<IFormerCandidacyGrain>(id);
        foreach (var section in Written.Sections)
            Assert.True((await today.Execute(Draft(section, seen: 0))).Accepted);

        // By turns, each over what the other wrote.
        for (var turn = 1; turn <= 3; turn++)
        {
            var (version, text) = await former.Read("historia", Field);
            Assert.Equal((await today.Read(Captor))!.Version, version);
            Assert.NotNull(text);
            await former.Save("historia", Field, $"De la versión anterior, {turn}", cluster.Clock.Now);
            var stale = Draft("historia", seen: (2 * turn) - 1);
            await Assert.ThrowsAnyAsync<Exception>(() => today.Execute(stale));
            Assert.Equal(Refusals.StaleSection.Code, (await today.Execute(stale)).Code);
            Assert.Equal($"De la versión anterior, {turn}", (await today.Read(Captor))!.Sections["historia"].Values[Field]);
            Assert.True((await today.Execute(Draft("historia", seen: 2 * turn))).Accepted);
            await Assert.ThrowsAnyAsync<Exception>(() => former.Save("historia", Field, "perdido", cluster.Clock.Now));
        }

        // What schema 1 cannot say is refused for these minutes, and nothing is lost by it.
        var seen = (await today.Read(Captor))!.Version;
        var submit = Command<Submit>(CommandName.Submit, Captor) with { SeenVersion = seen };
        foreach (var unsayable in new CandidacyCommand[] { submit, Command<GiveConsent>(CommandName.GiveConsent, Administrator), Command<Withdraw>(CommandName.Withdraw, Administrator) })
            Assert.Equal(Refusals.SchemaHeld.Code, (await today.Execute(unsayable)).Code);
        Assert.Equal(seen, (await former.Read("historia", Field)).Version);
        Assert.Equal(1, Schema(await cluster.Rows.Payload(id)));

        // The switch is lifted: every silo reads the newer schema, and the one that was forgotten refuses.
        var submitted = await Candidacy(id).Execute(submit with { OperationId = Sample.NewId(), ReceivedAt = cluster.Clock.Now });
        Assert.True(submitted.Accepted, submitted.Code);
        var payload = await cluster.Rows.Payload(id);
        Assert.Equal(CandidacyState.CurrentSchema, Schema(payload));
        await cluster.Deactivate(former);
        await Assert.ThrowsAnyAsync<Exception>(() => former.Read("historia", Field));
        Assert.Equal(payload, await cluster.Rows.Payload(id));
    }

    private static int Schema(string payload)
    {
        using var json = JsonDocument.Parse(payload);
        return json.RootElement.GetProperty("Schema").GetInt32();
    }

    private ICandidacyGrain Candidacy(string id) => cluster.Client.GetGrain<ICandidacyGrain>(id);

    private async Task<(ModelElection Election, string Id)> Registered(IClusterClient client, string actions = "indigena")
    {
        var election = await cluster.NewElection();
        cluster.MoveTo(election.Noon(14));
        var id = CandidacyId.Create(election.Slug, 1);
        var registered = await client.GetGrain<ICandidacyGrain>(id).Execute(new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("modelo"),
            ReceivedAt = cluster.Clock.Now,
            Election = election.Slug,
            Entry = election.Entry(id, independent: false, delivered: 10) with { AffirmativeActions = actions },
        });
        Assert.True(registered.Accepted, registered.Code);
        return (election, id);
    }

    private T Command<T>(CommandName name, Actor actor)
        where T : CandidacyCommand => (T)Sample.CommandOf(name, actor, cluster.Clock.Now);

    private SaveDraft Draft(string section, int seen) => new()
    {
        OperationId = Sample.NewId(),
        Actor = Captor,
        ReceivedAt = cluster.Clock.Now,
        Section = section,
        SeenSectionVersion = seen,
        Values = Written.Whole(section, seen + 1),
    };
}
