using Conoceles.Candidacies;
using Conoceles.Deploy.Postgres;
using Conoceles.Grains.Sweeps;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Omissions;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>Files of captures that closed without a submission.</summary>
[Collection(ClusterCollection.Name)]
public sealed class OmissionSweepTests(ClusterFixture cluster)
{
    private static readonly DateTimeOffset Closes = Sample.At("2024-05-05T23:59:59.999-07:00");

    [Fact]
    public async Task WhoNeverSent_HasAFileOfWhatTheSystemKnows_Once_AndItsPartyIsTold()
    {
        const string Slug = "omisas-uno";
        await CapturedCandidacies.Of(cluster, Slug, 1, reviewHours: 0);
        var (untouched, started) = (await cluster.Register(Slug, 2), await cluster.Register(Slug, 3));
        await CapturedCandidacies.Accepted(started, ClusterFixture.Draft("motivos", Sample.Answers["motivos"]));
        await cluster.Deactivate(started);
        await SignsIn("omisas-capturista");
        await ClusterFixture.At(Closes.AddHours(-2), () => cluster.Client.GetGrain<IWarningSweepGrain>(Slug).AsReference<IRemindable>().ReceiveReminder("warning", default));

        // What was received in time may still be on its way.
        await ClusterFixture.At(Closes + OmissionSweepGrain.Settled - TimeSpan.FromSeconds(30), () => Tick(Slug));
        Assert.Empty(await Files(Slug));
        await ClusterFixture.At(Closes + OmissionSweepGrain.Settled + TimeSpan.FromSeconds(1), () => Tick(Slug), () => Tick(Slug));

        var files = await Files(Slug);
        Assert.Equal([CandidacyId.Create(Slug, 2), CandidacyId.Create(Slug, 3)], files.Select(f => f.Candidacy));
        Assert.All(files, f =>
        {
            Assert.Equal((1, Closes, "pxx", "CG/00/2024", new DateOnly(2024, 4, 19)), (f.Opening, f.Closed, f.Party, f.ApprovalAgreement, f.ApprovedOn));
            Assert.Equal(Sample.At("2024-04-20T00:00:00-07:00"), f.ReceivedAt);
            Assert.Null(f.Delivery);
            Assert.Contains("15 días naturales", Assert.Single(f.Why), StringComparison.Ordinal);
            Assert.Equal("vence-2h_omisas-uno_pxx_20240506T065959Z", Assert.Single(f.Warnings).Key);
            Assert.Equal(1, f.SignIns.Count);
            Assert.Equal(f.SignIns.First, f.SignIns.Last);
            Assert.InRange(f.SignIns.First!.Value, Sample.InWindow, Closes);
        });
        Assert.Equal((0, null), (files[0].Progress.Started, files[0].Progress.SavedAt));
        Assert.Equal((1, 1), (files[1].Progress.Started, files[1].Progress.Complete));
        Assert.NotNull(files[1].Progress.SavedAt);
        Assert.Equal("[Prueba] Terminó sin envío la captura de 2 candidaturas", Assert.Single(await Told(Slug)));
    }

    [Fact]
    public async Task RowThatIsBehindItsState_IsNotTakenForOmitted()
    {
        const string Slug = "omisas-dos";
        await CapturedCandidacies.Of(cluster, Slug, 0, reviewHours: 0);
        await cluster.Register(Slug, 1);
        await Run("update oversight.candidacy set basis = '' where election = $1", Slug);
        await ClusterFixture.At(Closes + OmissionSweepGrain.Settled + TimeSpan.FromSeconds(1), () => Tick(Slug));
        Assert.Empty(await Files(Slug));
    }

    [Fact]
    public async Task MoreThanATurn_AreComposedByTurns_AndToldWhenAllOfThemAre()
    {
        const string Slug = "omisas-tres";
        await CapturedCandidacies.Of(cluster, Slug, 0, reviewHours: 0);
        await cluster.Register(Slug, 1);
        // The same row and the same state, five thousand and some times: what the sweep reads.
        const int Count = 5_600;
        await Run(
            """
            insert into grains.orleansstorage (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring, serviceid, payloadbinary, version)
            select grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, 'cand-omisas-tres-9' || lpad(n::text, 5, '0'), serviceid, null, version
            from grains.orleansstorage, generate_series(2, 5600) n where grainidextensionstring = 'cand-omisas-tres-000001' and graintypestring = 'candidacy'
            """);
        await Run(
            """
            insert into oversight.candidacy
            select (jsonb_populate_record(o, jsonb_build_object('candidacy_id', 'cand-omisas-tres-9' || lpad(n::text, 5, '0')))).*
            from oversight.candidacy o, generate_series(2, 5600) n where o.election = $1
            """,
            Slug);
        await ClusterFixture.At(Closes + OmissionSweepGrain.Settled + TimeSpan.FromSeconds(1), () => Tick(Slug), async () =>
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while ((await Told(Slug)).Count == 0)
                await Task.Delay(20, soon.Token);
        });
        Assert.Equal(Count, (await Files(Slug)).Count);
        Assert.Equal("[Prueba] Terminó sin envío la captura de 5,600 candidaturas", Assert.Single(await Told(Slug)));
    }

    private Task Tick(string slug) => cluster.Client.GetGrain<IOmissionSweepGrain>(slug).AsReference<IRemindable>().ReceiveReminder("omission", default);

    /// <summary>Two days before the file is composed, by the clock that there is then.</summary>
    private async Task SignsIn(string account)
    {
        await using var command = cluster.Server.Source(Roles.Owner, Databases.Main).CreateCommand(
            """
            with made as (
              insert into accounts.users (id, role, party, display_name, disabled, user_name, email_confirmed, phone_number_confirmed, two_factor_enabled,
                lockout_enabled, access_failed_count)
              values ($1, 'Capturist', 'pxx', 'Persona Ficticia', false, $1, false, false, false, true, 0) returning id)
            insert into accounts.act (at, account, kind, by_account, operation) select now() - interval '2 days', id, 'signed-in', id, gen_random_uuid() from made
            """);
        command.Parameters.AddWithValue(account);
        await command.ExecuteNonQueryAsync();
    }

    private async Task Run(string sql, params object[] values)
    {
        await using var command = cluster.Server.Source(Roles.Owner, Databases.Curricular).CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    private async Task<List<Omission>> Files(string slug) =>
        (await Read(Roles.Oversight, Databases.Curricular, "select facts from oversight.omission where election = $1 order by candidacy_id", slug)).ConvertAll(Omission.Parse);

    private Task<List<string>> Told(string slug) =>
        Read(Roles.Silo, Databases.Main, "select subject from mail.outbox where election = $1 and kind = 'capture-omitted'", slug);

    private async Task<List<string>> Read(string role, string database, string sql, string slug)
    {
        await using var command = cluster.Server.Source(role, database).CreateCommand(sql);
        command.Parameters.AddWithValue(slug);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
