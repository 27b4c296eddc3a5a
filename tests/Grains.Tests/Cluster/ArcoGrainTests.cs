using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Sweeps;
using Conoceles.Grains.Tests.Arco;
using Conoceles.Grains.Tests.Candidacies;
using Npgsql;
using Databases = Conoceles.Deploy.Postgres.Databases;
using Roles = Conoceles.Deploy.Postgres.Roles;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>Requests are numbered once each and kept; their rows follow state and calendar; each reminder is given once.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ArcoGrainTests(ClusterFixture cluster)
{
    [Fact]
    public async Task Requests_AreNumberedInOrder_ARepeatGetsItsNumber_AndARefusedOneGetsNone()
    {
        var register = await Loaded("arco-uno");
        Assert.Equal("no-election", (await cluster.Client.GetGrain<IArcoRegisterGrain>("arco-de-nadie").Record(Command("arco-de-nadie"))).Code);
        var first = Command("arco-uno");
        Assert.Equal("asked-missing", (await register.Record(first with { OperationId = Sample.NewId(), Submission = first.Submission with { Asked = "" } })).Code);
        Assert.Equal((true, 1), Told(await register.Record(first)));
        Assert.Equal((true, 2), Told(await register.Record(Command("arco-uno"))));
        await cluster.Deactivate(register);
        Assert.Equal((true, 1), Told(await register.Record(first)));
        Assert.Equal((true, 3), Told(await register.Record(Command("arco-uno"))));
        // At once: nobody shares a number.
        var others = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => register.Record(Command("arco-uno"))));
        Assert.Equal(Enumerable.Range(4, 20), others.Select(o => o.Version).Order());
        Assert.Equal(23, (await Rows("arco-uno")).Count);
    }

    [Fact]
    public async Task Act_IsRecordedOnce_SurvivesItsActivation_AndIsAnnulledOnce_AndTheRowSaysWhereItStands()
    {
        var register = await Loaded("arco-dos");
        await register.Record(Command("arco-dos"));
        var grain = cluster.Client.GetGrain<IArcoRequestGrain>(ArcoId.Of("arco-dos", 1));
        Assert.Equal("arco-not-found", (await cluster.Client.GetGrain<IArcoRequestGrain>(ArcoId.Of("arco-dos", 9)).Record(Act())).Code);
        Assert.Equal(["1 Received Answer 2024-05-23"], await Rows("arco-dos"));
        var act = Act();
        for (var n = 0; n < 2; n++)
            Assert.Equal((true, 2), Told(await grain.Record(act)));
        Assert.Equal("stale-version", (await grain.Record(act with { OperationId = Sample.NewId() })).Code);
        Assert.Equal(["1 Answered Fulfilment 2024-05-16"], await Rows("arco-dos"));
        await cluster.Deactivate(grain);
        var kept = (await grain.Read(ArcoSample.Administrator))!;
        Assert.Equal((ArcoSample.Who, "UT/9/2024"), (kept.Submission.Who, Assert.Single(kept.Acts).Reference));

        var annul = new AnnulArcoAct
        {
            OperationId = Sample.NewId(),
            Actor = ArcoSample.Administrator,
            ReceivedAt = ClusterFixture.Now,
            Name = "UT",
            SeenVersion = 2,
            Act = act.OperationId,
            Reason = "Era otra",
        };
        for (var n = 0; n < 2; n++)
            Assert.Equal((true, 3), Told(await grain.Annul(annul)));
        Assert.Equal(["1 Received Answer 2024-05-23"], await Rows("arco-dos"));
        Assert.True((await grain.Annul(annul with { OperationId = Sample.NewId(), SeenVersion = 3, Act = kept.OperationId })).Accepted);
        Assert.Equal(["1 Annulled  "], await Rows("arco-dos"));
    }

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Commission)]
    [InlineData(Role.Capturist)]
    [InlineData(Role.Operator)]
    public async Task OnlyAdministrators_ReadOne(Role role)
    {
        var register = await Loaded("arco-tres");
        await register.Record(Command("arco-tres"));
        var grain = cluster.Client.GetGrain<IArcoRequestGrain>(ArcoId.Of("arco-tres", 1));
        Assert.Null(await grain.Read(ArcoSample.Administrator with { Role = role }));
        Assert.NotNull(await grain.Read(ArcoSample.Administrator));
    }

    [Fact]
    public async Task Row_ThatIsBehind_IsMadeAgain_AndFollowsTheCalendar()
    {
        const string Slug = "arco-cuatro";
        var register = await Loaded(Slug);
        await register.Record(Command(Slug));
        await register.Record(Command(Slug));
        // What a crash between the state and its row leaves, in both ways.
        await Sql("delete from oversight.arco_request where election = $1 and number = 1", Slug);
        await Sql("update oversight.arco_request set state_version = 0, state = 'Fulfilled' where election = $1 and number = 2", Slug);
        await Tick(Slug);
        Assert.Equal(["1 Received Answer 2024-05-23", "2 Received Answer 2024-05-23"], await Rows(Slug));

        var election = cluster.Client.GetGrain<IElectionGrain>(Slug);
        var definition = (await election.GetDefinition())!;
        Assert.True((await election.Load(
            definition with { Deadlines = definition.Deadlines with { Business = definition.Deadlines.Business with { Holidays = [new Holiday(new DateOnly(2024, 5, 1), "Día del trabajo")] } } },
            Actor.ForSystem("prueba"))).Accepted);
        await Tick(Slug);
        Assert.Equal(["1 Received Answer 2024-05-24", "2 Received Answer 2024-05-24"], await Rows(Slug));
    }

    [Fact]
    public async Task Number_ThatACrashLeftWithoutItsRequest_GetsIt()
    {
        const string Slug = "arco-ocho";
        var register = await Loaded(Slug);
        var command = Command(Slug);
        await register.Record(command);
        var request = cluster.Client.GetGrain<IArcoRequestGrain>(ArcoId.Of(Slug, 1));
        await cluster.Deactivate(register);
        await cluster.Deactivate(request);
        // The register has saved the number with its request, and the request's own grain was never reached.
        await Sql(
            """
            update grains.orleansstorage r set payloadbinary = convert_to(jsonb_set(
              convert_from(r.payloadbinary, 'utf8')::jsonb, '{Opening}',
              (select convert_from(q.payloadbinary, 'utf8')::jsonb -> 'Request' from grains.orleansstorage q
               where q.graintypestring = 'arco-request' and q.grainidextensionstring = 'arco-' || $1 || '-1'))::text, 'utf8')
            where r.graintypestring = 'arco-register' and r.grainidextensionstring = $1
            """,
            Slug);
        await Sql("delete from grains.orleansstorage where graintypestring = 'arco-request' and grainidextensionstring = 'arco-' || $1 || '-1'", Slug);
        await Sql("delete from oversight.arco_request where election = $1", Slug);
        Assert.Null(await request.Read(ArcoSample.Administrator));
        await Tick(Slug);
        Assert.Equal(["1 Received Answer 2024-05-23"], await Rows(Slug));
        Assert.Equal(command.OperationId, (await request.Read(ArcoSample.Administrator))?.OperationId);
        Assert.Equal((true, 2), Told(await register.Record(Command(Slug))));
    }

    [Fact]
    public async Task NoRow_SaysWhoAsksNorWhat()
    {
        var register = await Loaded("arco-cinco");
        await register.Record(Command("arco-cinco"));
        var row = Assert.Single(await Texts(
            Databases.Curricular, Roles.Oversight, "select to_jsonb(r)::text from oversight.arco_request r where election = $1", "arco-cinco"));
        foreach (var kept in new[] { ArcoSample.Who, ArcoSample.Asked, ArcoSample.Submission.Identification })
            Assert.DoesNotContain(kept, row, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task EachReminder_IsWrittenOnce_AndOfWhatWasAnsweredNone()
    {
        const string Slug = "arco-seis";
        var register = await Loaded(Slug);
        await register.Record(Command(Slug));
        var ends = Sample.At("2024-05-23T23:59:59.999-07:00");
        await At(ends.AddDays(-6), () => Tick(Slug));
        Assert.Empty(await Written(Slug));
        await At(ends.AddDays(-4), () => Tick(Slug), () => Tick(Slug));
        await At(ends.AddDays(2), () => Tick(Slug), () => Tick(Slug));
        await At(ends.AddDays(-4), () => Tick(Slug));
        Assert.Equal(["arco-por-vencer_arco-seis_1_Answer_20240523", "arco-vencido_arco-seis_1_Answer_20240523"], await Written(Slug));

        const string Answered = "arco-siete";
        await (await Loaded(Answered)).Record(Command(Answered));
        var denied = Act() with { Answer = ArcoAnswer.Denied, Ground = "Art. 55" };
        Assert.True((await cluster.Client.GetGrain<IArcoRequestGrain>(ArcoId.Of(Answered, 1)).Record(denied)).Accepted);
        await At(ends.AddDays(-4), () => Tick(Answered));
        Assert.Empty(await Written(Answered));
    }

    private async Task<IArcoRegisterGrain> Loaded(string slug)
    {
        var loaded = await cluster.Client.GetGrain<IElectionGrain>(slug).Load(Sample.Election with { Slug = slug }, Actor.ForSystem("prueba"));
        Assert.True(loaded.Accepted, loaded.Message);
        return cluster.Client.GetGrain<IArcoRegisterGrain>(slug);
    }

    /// <summary>Received at the fixture's instant, Thursday 25 April 2024.</summary>
    private static RecordArcoRequest Command(string slug) => ArcoSample.Recorded() with
    {
        ReceivedAt = ClusterFixture.Now,
        Submission = ArcoSample.Submission with { ReceivedAt = Sample.InWindow, Candidacy = CandidacyId.Create(slug, 1) },
    };

    private static RecordArcoAct Act() => new()
    {
        OperationId = Sample.NewId(),
        Actor = ArcoSample.Administrator,
        ReceivedAt = ClusterFixture.Now,
        Name = "UT",
        SeenVersion = 1,
        Kind = ArcoActKind.Answered,
        On = new DateOnly(2024, 4, 25),
        Text = "Se contestó",
        Reference = "UT/9/2024",
        Answer = ArcoAnswer.Granted,
    };

    private static (bool Accepted, int Version) Told(Outcome outcome) => (outcome.Accepted, outcome.Version);

    private Task Tick(string slug) => cluster.Client.GetGrain<IArcoSweepGrain>(slug).AsReference<IRemindable>().ReceiveReminder("arco", default);

    /// <summary>The clock goes there, things happen, and it comes back for the other tests.</summary>
    private static async Task At(DateTimeOffset instant, params Func<Task>[] what)
    {
        var before = ClusterFixture.Clock.Offset;
        try
        {
            ClusterFixture.Clock.Offset += instant - ClusterFixture.Now;
            foreach (var act in what)
                await act();
        }
        finally
        {
            ClusterFixture.Clock.Offset = before;
        }
    }

    /// <summary>«1 Received Answer 2024-05-23», by number.</summary>
    private Task<List<string>> Rows(string slug) => Texts(
        Databases.Curricular, Roles.Curricular,
        "select number || ' ' || state || ' ' || coalesce(term, '') || ' ' || coalesce(to_char(ends_at at time zone 'America/Hermosillo', 'YYYY-MM-DD'), '') from oversight.arco_request where election = $1 order by number",
        slug);

    private Task<List<string>> Written(string slug) => Texts(Databases.Main, Roles.Silo, "select key from mail.outbox where election = $1 order by key", slug);

    private async Task<List<string>> Texts(string database, string role, string sql, string slug)
    {
        await using var command = cluster.Server.Source(role, database).CreateCommand(sql);
        command.Parameters.AddWithValue(slug);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }

    private async Task Sql(string sql, string slug)
    {
        await using var source = NpgsqlDataSource.Create(cluster.Server.Connections.Administrator(Databases.Curricular));
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddWithValue(slug);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
