using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Cuts;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Sweeps;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.PublicRecord;
using Conoceles.Statistics;
using Npgsql;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>Cuts on real silos and a real server: what holds, what changed, what is closed in past ones, and that each is made once.</summary>
[Collection(ClusterCollection.Name)]
public sealed class CutGrainTests(ClusterFixture cluster)
{
    private const string Reason = "Entrega al consejo (prueba)";
    private static readonly Actor _administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    [Fact]
    public async Task Cut_HoldsWhatIsPublic_AndIsProvedByTheKeysAlone()
    {
        const string Slug = "corte-uno";
        var ids = await CapturedCandidacies.Of(cluster, Slug, 2);
        await Publish(ids[1]);
        Assert.Equal(1, await Made(Slug, Ask()));

        var cut = await Read(Slug, 1);
        Assert.Equal((2, Reason, CutOrigin.Requested, null), (cut.Candidacies, cut.Reason, cut.Origin, cut.Previous));
        var key = cluster.ReceiptKeys.History.Keys.Single(k => k.KeyId == cut.KeyId);
        Assert.True(key.Verifies(cut.At, cut.Statement().Bytes(), cut.Signature));
        Assert.False(key.Verifies(cut.At, (cut.Statement() with { Number = 2 }).Bytes(), cut.Signature));
        Assert.Equal(cut.Manifest, await Recomputed(Slug, cut));
        var documents = await Documents(Slug, 1);
        Assert.Equal(ids, documents.Select(d => d.Id));
        foreach (var document in documents)
            Assert.Equal(document.Mac, CutDocument.Mac(document.Salt!, document.Bytes!));
        Assert.Empty(CutDocument.Read(documents[0].Bytes).Sections);
        Assert.NotEmpty(CutDocument.Read(documents[1].Bytes).Sections);
        // Whoever has the documents makes the same statistics, byte by byte: only what they count was read.
        var made = CutStatistics.Of(await Election(Slug), 1, cut.At, [.. documents.Select(d => CutDocument.Read(d.Bytes))], new HashSet<string>(), cut.Statistics!.Groups, null);
        Assert.Equal(cut.StatisticsDigest, Convert.ToHexStringLower(SHA256.HashData(made.Bytes())));
        Assert.Equal(Sample.Questionnaires.Groups.Select(g => (g.Id, 1, 0, 2)), cut.Statistics.Groups.Select(g => (g.Group, g.Cut, g.Total.Count, g.Waiting)));
        Assert.Equal((2, 1), (made.Offices.Single().Tables.Total, made.Curricular(await Election(Slug)).ByOffice.Whole.Published));
    }

    [Fact]
    public async Task NextCut_SaysWhatChanged_KeepsOnceWhatDidNot_AndTheOneBeforeStaysProved()
    {
        const string Slug = "corte-dos";
        var ids = await CapturedCandidacies.Of(cluster, Slug, 3);
        await Publish(ids[2]);
        await Made(Slug, Ask());
        var first = await Read(Slug, 1);
        await Publish(ids[1]);
        await Withdraw(ids[0]);
        // Before any other cut: the role of public nodes has her profile in none any more, and her print in all.
        var gone = (await Documents(Slug, 1))[0];
        Assert.Equal((ids[0], null, null), (gone.Id, gone.Bytes, gone.Salt));
        Assert.Equal(2, await Made(Slug, Ask()));

        Assert.Equal(
            [(CutChangeKind.Published, ids[1], null), (CutChangeKind.Withdrawn, ids[0], "CG/77/2024")],
            (await Changes(Slug, 2)).Select(c => (c.Kind, c.Candidacy, c.Agreement)));
        var second = await Read(Slug, 2);
        Assert.Equal((2, first.Manifest), (second.Candidacies, second.Previous));
        Assert.Equal(ids[1..], (await Documents(Slug, 2)).Select(d => d.Id));
        Assert.Equal("1-1 1-1 2- 1-", await Scalar<string>(
            "select string_agg(from_cut || '-' || coalesce(to_cut::text, ''), ' ' order by candidacy_id, from_cut) from public_record.cut_document where election = $1", Slug));
        foreach (var cut in new[] { first, second })
            Assert.Equal(cut.Manifest, await Recomputed(Slug, cut));
    }

    [Fact]
    public async Task ConsentThatIsGiven_IsNoChange_AndInNoCut()
    {
        const string Slug = "corte-tres";
        var id = (await CapturedCandidacies.Of(cluster, Slug, 1))[0];
        await Publish(id);
        await Made(Slug, Ask());
        var grain = cluster.Client.GetGrain<ICandidacyGrain>(id);
        var version = (await grain.Read(Sample.Reviewer))!.Version;
        await CapturedCandidacies.Accepted(grain, Sample.CommandOf(CommandName.GiveConsent, _administrator, ClusterFixture.Now, version));
        Assert.True((await grain.Read(Sample.Reviewer))!.Version > version);
        Assert.Equal(2, await Made(Slug, Ask()));
        Assert.Empty(await Changes(Slug, 2));
        Assert.Equal(1L, await Scalar<long>("select count(*) from public_record.cut_document where election = $1", Slug));
        Assert.Equal(0L, await Scalar<long>("select count(*) from public_record.cut_document where election = $1 and convert_from(document, 'UTF8') ilike '%consented%'", Slug));
    }

    [Fact]
    public async Task Substitute_IsSaidToHaveThePostOfWhoLeft()
    {
        const string Slug = "corte-sustituta";
        var id = (await CapturedCandidacies.Of(cluster, Slug, 1))[0];
        await Made(Slug, Ask());
        await Withdraw(id);
        var substitute = CandidacyId.Create(Slug, 2);
        await CapturedCandidacies.Accepted(cluster.Client.GetGrain<ICandidacyGrain>(substitute), new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("registro"),
            ReceivedAt = ClusterFixture.Now,
            Election = Slug,
            Entry = Sample.Entry with { Key = substitute },
        });
        await Made(Slug, Ask());
        Assert.Equal(
            [(CutChangeKind.Substituted, substitute, id), (CutChangeKind.Withdrawn, id, null)],
            (await Changes(Slug, 2)).Select(c => (c.Kind, c.Candidacy, c.Replaces)));
    }

    [Fact]
    public async Task Request_IsMadeOnce_HoweverOftenAndByHoweverManySilos()
    {
        const string Slug = "corte-cuatro";
        await CapturedCandidacies.Of(cluster, Slug, 1);
        var command = Ask();
        Assert.Equal(1, await Made(Slug, command));
        Assert.Equal(1, await Made(Slug, command));
        Assert.Equal((1, 0), ((await Grain(Slug).Make(command)).Version, (await Grain(Slug).Read()).Cuts[0].Changes));

        // Two silos, each with its own activation: the lock and the operation decide, not the grain.
        var one = Ask();
        var numbers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Writer().Make(Slug, one, (_, _) => { }, CancellationToken.None)));
        Assert.Contains(2, numbers);
        Assert.DoesNotContain(numbers, n => n is not (null or 2));
        Assert.Equal(2L, await Scalar<long>("select count(*) from public_record.cut where election = $1", Slug));
    }

    [Fact]
    public async Task CutThatIsCutShort_LeavesNothing_AndIsMadeWholeAfterwards()
    {
        const string Slug = "corte-cinco";
        await CapturedCandidacies.Of(cluster, Slug, 1);
        var command = Ask();
        await Assert.ThrowsAsync<InjectedFaultException>(() =>
            Writer().Make(Slug, command, (_, _) => throw new InjectedFaultException(), CancellationToken.None));
        foreach (var table in new[] { "cut", "cut_document", "cut_change" })
            Assert.Equal(0L, await Scalar<long>($"select count(*) from public_record.{table} where election = $1", Slug));
        Assert.Equal(1, await Writer().Make(Slug, command, (_, _) => { }, CancellationToken.None));
    }

    [Fact]
    public async Task RequestOfASiloThatDied_IsGoneOnWith()
    {
        const string Slug = "corte-seis";
        await CapturedCandidacies.Of(cluster, Slug, 1);
        // Another one is at it: what was asked waits, through the end of its activation too.
        await using (var other = await cluster.Databases.Main.OpenConnectionAsync())
        {
            await using (var take = new NpgsqlCommand("select pg_advisory_lock(1129271892, hashtext($1))", other) { Parameters = { new() { Value = Slug } } })
                await take.ExecuteNonQueryAsync();
            Assert.True((await Grain(Slug).Make(Ask())).Accepted);
            await cluster.Deactivate(Grain(Slug));
            Assert.Equal(Reason, (await Grain(Slug).Read()).Running?.Reason);
            Assert.Equal("cut-running", (await Grain(Slug).Make(Ask())).Code);
            await using var free = new NpgsqlCommand("select pg_advisory_unlock_all()", other);
            await free.ExecuteNonQueryAsync();
        }

        await Tick(Slug);
        await Until(async () => (await Grain(Slug).Read()) is { Count: 1, Running: null });
    }

    [Fact]
    public async Task CutThatCannotBeMade_SaysSinceWhen_AndIsMadeWhenItCan()
    {
        const string Slug = "corte-tropiezo";
        await CapturedCandidacies.Of(cluster, Slug, 1);
        await Owner(Databases.Main, "update public_record.election set document = document - 'offices' where slug = $1", Slug);
        Assert.True((await Grain(Slug).Make(Ask())).Accepted);
        await Until(async () => (await Grain(Slug).Read()).Running is { Failed: not null });
        Assert.Equal((0, Reason), ((await Grain(Slug).Read()).Count, (await Grain(Slug).Read()).Running!.Reason));
        await cluster.Client.GetGrain<IElectionGrain>(Slug).Load(Sample.Election with { Slug = Slug, Name = "Otra vez entera" }, Actor.ForSystem("prueba"));
        await cluster.NewReconciler().Run(TestContext.Current.CancellationToken);
        await Tick(Slug);
        await Until(async () => (await Grain(Slug).Read()) is { Count: 1, Running: null });
    }

    [Fact]
    public async Task StatisticsOfGroupsThatStayBehind_AreSaid_WithTheCutThatTheyAreOf()
    {
        const string Slug = "corte-grupos";
        await CapturedCandidacies.Of(cluster, Slug, 1);
        await Made(Slug, Ask());
        Assert.Null((await Grain(Slug).Read()).GroupsOf);
        // The vault's database alone was restored, from before that cut.
        await Owner(Databases.Identity, "delete from statistics.ledger where election = $1", Slug);
        await Made(Slug, Ask());
        await Made(Slug, Ask());
        Assert.Equal((3, 1), ((await Grain(Slug).Read()).Count, (await Grain(Slug).Read()).GroupsOf));
    }

    [Fact]
    public async Task EachMorning_OneIsMade_AndNoneOfBeforeThereWereAny()
    {
        const string Slug = "corte-diario";
        await CapturedCandidacies.Of(cluster, Slug, 1);
        await Tick(Slug);
        await Tick(Slug);
        Assert.Equal(0, (await Grain(Slug).Read()).Count);
        Assert.Equal(Sample.At("2024-04-26T06:00:00-07:00"), (await Grain(Slug).Read()).Next);
        await ClusterFixture.At(Sample.At("2024-04-26T06:00:30-07:00"), () => Tick(Slug), () => Tick(Slug), () => Until(async () => (await Grain(Slug).Read()) is { Count: 1, Running: null }), () => Tick(Slug));
        var cut = Assert.Single((await Grain(Slug).Read()).Cuts);
        Assert.Equal(("", "sistema:cortes"), (cut.Reason, cut.Account));
        Assert.Equal(CutOrigin.Scheduled, (await Read(Slug, 1)).Origin);
    }

    [Fact]
    public async Task Closing_ClosesProfilesInsidePastCuts_AndTheirManifestsStay()
    {
        const string Slug = "corte-cierre";
        var ids = await CapturedCandidacies.Of(cluster, Slug, 2);
        await Made(Slug, Ask());
        var first = await Read(Slug, 1);
        var office = Sample.Election.Offices[0];
        var closes = ClusterFixture.Now.AddHours(-1);
        var loaded = await cluster.Client.GetGrain<IElectionGrain>(Slug).Load(
            Sample.Election with { Slug = Slug, Offices = [office with { Publication = office.Publication with { Closes = closes } }] }, Actor.ForSystem("prueba"));
        Assert.True(loaded.Accepted, loaded.Message);
        await cluster.NewReconciler().Run(TestContext.Current.CancellationToken);
        Assert.All(await Documents(Slug, 1), d => Assert.Equal((null, null), (d.Bytes, d.Salt)));
        Assert.Equal(2, await Made(Slug, Ask()));
        var change = Assert.Single(await Changes(Slug, 2));
        Assert.Equal((CutChangeKind.Closed, 2, null), (change.Kind, change.Count, change.Candidacy));
        // Who is not shown any more is counted as she was.
        var kept = Assert.Single((await Read(Slug, 2)).Statistics!.Offices);
        Assert.Equal((1, first.At, 2), (kept.Cut, kept.At, kept.Tables.Total));
        // Nobody is left, and the one that says so was made: another one is not.
        Assert.Equal("cut-empty", (await Grain(Slug).Make(Ask())).Code);

        var catalog = new CutCatalog(cluster.Databases.Projection);
        Assert.Equal(0, await catalog.Erase(Slug, 90, closes.AddDays(90)));
        Assert.Equal(2, await catalog.Erase(Slug, 90, closes.AddDays(90).AddSeconds(1)));
        Assert.Equal(0L, await Scalar<long>("select count(*) from public_record.cut_document where election = $1 and (document is not null or salt is not null)", Slug));
        Assert.Equal(first.Manifest, await Recomputed(Slug, first));
        Assert.Equal(ids, (await Documents(Slug, 1)).Select(d => d.Id));
    }

    [Fact]
    public async Task WhoWasWithdrawn_IsErasedFromPastCuts_WhenHerTermEnds()
    {
        const string Slug = "corte-baja";
        var ids = await CapturedCandidacies.Of(cluster, Slug, 2);
        await Made(Slug, Ask());
        var first = await Read(Slug, 1);
        await Withdraw(ids[0]);
        var due = Deadlines.EndOf(Deadlines.LocalDate(ClusterFixture.Now).AddDays(90));
        var catalog = new CutCatalog(cluster.Databases.Projection);
        Assert.Equal(0, await catalog.Erase(Slug, 90, due));
        Assert.Equal(1, await catalog.Erase(Slug, 90, due.AddMilliseconds(1)));
        Assert.Equal(ids[1], await Scalar<string>("select string_agg(candidacy_id, ' ') from public_record.cut_document where election = $1 and document is not null", Slug));
        Assert.Equal(first.Manifest, await Recomputed(Slug, first));
    }

    [Fact]
    public async Task Refusals_SayWhy()
    {
        Assert.Equal("no-election", (await Grain("corte-de-nadie").Make(Ask())).Code);
        const string Slug = "corte-rechazos";
        await CapturedCandidacies.Of(cluster, Slug, 0);
        Assert.Equal("cut-empty", (await Grain(Slug).Make(Ask())).Code);
        Assert.Equal("role-lacks-command", (await Grain(Slug).Make(Ask() with { Actor = Sample.Reviewer })).Code);
        Assert.Equal("reason-missing", (await Grain(Slug).Make(Ask() with { Reason = "  " })).Code);
        Assert.Equal("reason-too-long", (await Grain(Slug).Make(Ask() with { Reason = new string('x', 501) })).Code);
    }

    private async Task Owner(string database, string sql, string election)
    {
        await using var command = cluster.Server.Source(Roles.Owner, database).CreateCommand(sql);
        command.Parameters.AddWithValue(election);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    private static MakeCut Ask() => new() { OperationId = Sample.NewId(), Actor = _administrator, ReceivedAt = ClusterFixture.Now, Reason = Reason };

    private ICutGrain Grain(string slug) => cluster.Client.GetGrain<ICutGrain>(slug);

    private CutWriter Writer() => new(cluster.Databases.Projection, cluster.GroupTables(DisclosureRules.DefaultK), cluster.ReceiptKeys, ClusterFixture.Clock);

    private Task Tick(string slug) => cluster.Client.GetGrain<ICutSweepGrain>(slug).AsReference<IRemindable>().ReceiveReminder("cut", default);

    /// <summary>Asks and waits until it is made; its number.</summary>
    private async Task<int> Made(string slug, MakeCut command)
    {
        Assert.True(await Grain(slug).Make(command) is { Accepted: true } outcome, "refused");
        await Until(async () => (await Grain(slug).Read()).Running is null);
        return (await Grain(slug).Make(command)).Version;
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await holds())
            await Task.Delay(20, soon.Token);
    }

    private async Task Publish(string id)
    {
        var grain = cluster.Client.GetGrain<ICandidacyGrain>(id);
        await CapturedCandidacies.Accepted(grain, Sample.CommandOf(CommandName.Verify, Sample.Reviewer, ClusterFixture.Now, (await grain.Read(Sample.Reviewer))!.Version));
        Assert.Equal(CandidacyStatus.Published, (await grain.Read(Sample.Reviewer))!.Status);
    }

    private Task Withdraw(string id) => CapturedCandidacies.Accepted(cluster.Client.GetGrain<ICandidacyGrain>(id), new Withdraw
    {
        OperationId = Sample.NewId(),
        Actor = _administrator,
        ReceivedAt = ClusterFixture.Now,
        Cause = WithdrawalCause.Substitution,
        Agreement = "CG/77/2024",
    });

    private async Task<PublicElection> Election(string slug) => JsonSerializer.Deserialize<PublicElection>(
        await Scalar<string>("select document::text from public_record.election where slug = $1", slug), PublicJson.Options)!;

    private async Task<string> Recomputed(string slug, PublicCut cut) => Convert.ToHexStringLower(SHA256.HashData(
        cut.ManifestOf([.. (await Documents(slug, cut.Number)).Select(d => new CutPrint(d.Id, Convert.ToHexStringLower(d.Mac)))]).Bytes()));

    /// <summary>As public nodes read it.</summary>
    private async Task<PublicCut> Read(string slug, int number)
    {
        await using var command = Public(
            "select at, origin, reason, candidacies, counts, sha256(election_document), changes, previous, manifest, key_id, signature, sha256(statistics), statistics from public_record.cut where election = $1 and number = $2", slug, number);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return new PublicCut
        {
            Election = slug,
            Number = number,
            At = reader.GetFieldValue<DateTimeOffset>(0),
            Origin = Enum.Parse<CutOrigin>(reader.GetString(1), ignoreCase: true),
            Reason = reader.IsDBNull(2) ? null : reader.GetString(2),
            Candidacies = reader.GetInt32(3),
            Counts = JsonSerializer.Deserialize<ImmutableSortedDictionary<CutChangeKind, int>>(reader.GetString(4), PublicJson.Options)!,
            ElectionDigest = Hex(reader, 5)!,
            ChangesDigest = Hex(reader, 6)!,
            Previous = Hex(reader, 7),
            Manifest = Hex(reader, 8)!,
            KeyId = reader.GetString(9),
            Signature = Base64Url.EncodeToString(reader.GetFieldValue<byte[]>(10)),
            StatisticsDigest = Hex(reader, 11),
            Statistics = CutStatistics.Read(reader.GetFieldValue<byte[]>(12)),
        };
    }

    private async Task<List<(string Id, byte[] Mac, byte[]? Salt, byte[]? Bytes)>> Documents(string slug, int number)
    {
        await using var command = Public(
            """
            select candidacy_id, mac, salt, document from public_record.cut_profile
            where election = $1 and from_cut <= $2 and coalesce(to_cut, $2) >= $2 order by candidacy_id
            """, slug, number);
        await using var reader = await command.ExecuteReaderAsync();
        var documents = new List<(string, byte[], byte[]?, byte[]?)>();
        while (await reader.ReadAsync())
            documents.Add((reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.IsDBNull(2) ? null : reader.GetFieldValue<byte[]>(2), reader.IsDBNull(3) ? null : reader.GetFieldValue<byte[]>(3)));
        return documents;
    }

    private async Task<List<CutChange>> Changes(string slug, int number)
    {
        await using var command = Public("select document from public_record.cut_change where election = $1 and number = $2 order by place", slug, number);
        await using var reader = await command.ExecuteReaderAsync();
        var changes = new List<CutChange>();
        while (await reader.ReadAsync())
            changes.Add(JsonSerializer.Deserialize<CutChange>(reader.GetString(0), PublicJson.Options)!);
        Assert.Equal((await Read(slug, number)).ChangesDigest, Convert.ToHexStringLower(CutChange.Digest([.. changes])));
        return changes;
    }

    private NpgsqlCommand Public(string sql, params object[] values) => Command(cluster.Server.Source(Roles.Public, Databases.Main), sql, values);

    private async Task<T> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Command(cluster.Server.Source(Roles.Silo, Databases.Main), sql, values);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static NpgsqlCommand Command(NpgsqlDataSource source, string sql, object[] values)
    {
        var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static string? Hex(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(column));
}
