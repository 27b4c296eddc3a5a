using Conoceles.Candidacies;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Sweeps;
using Conoceles.Grains.Tests.Candidacies;
using Npgsql;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>Warnings before a capture closes, by the election's own clock.</summary>
[Collection(ClusterCollection.Name)]
public sealed class WarningSweepTests(ClusterFixture cluster)
{
    private const string Slug = "avisos-uno";

    private static readonly DateTimeOffset Closes = Sample.At("2024-05-05T23:59:59.999-07:00");

    [Fact]
    public async Task EachThreshold_IsWrittenOnce_AndNothingAfterTheClosing()
    {
        await CapturedCandidacies.Of(cluster, Slug, 1, reviewHours: 0);
        var pending = new List<ICandidacyGrain>();
        for (var n = 2; n <= 4; n++)
            pending.Add(await cluster.Register(Slug, n));
        await CapturedCandidacies.Accepted(pending[0], ClusterFixture.Draft("motivos", Sample.Answers["motivos"]));
        await ClusterFixture.FillIn(pending[1]);
        // Drafts reach oversight some seconds later, or when the candidacy rests.
        foreach (var candidacy in pending)
            await cluster.Deactivate(candidacy);

        await ClusterFixture.At(Closes.AddHours(-73), Tick);
        Assert.Empty(await Written());
        await ClusterFixture.At(Closes.AddHours(-70), Tick, Tick);
        var first = Assert.Single(await Written());
        Assert.Equal("vence-72h_avisos-uno_pxx_20240506T065959Z", first.Key);
        Assert.Contains("la captura de 3 candidaturas: el 5 de mayo de 2024 a las 23:59", first.Body, StringComparison.Ordinal);
        Assert.Contains("Sin iniciar: 1\nIniciadas, sin completar el mínimo legal: 1\nCon el mínimo legal, sin enviar: 1\n", first.Body, StringComparison.Ordinal);

        // A threshold within the minute has a timer: it does not wait for the next reminder.
        await ClusterFixture.At(Closes.AddHours(-24).AddSeconds(-1), Tick, async () =>
        {
            Assert.Single(await Written());
            // Sooner than a reminder would bring it.
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(15));
            while ((await Written()).Count == 1)
                await Task.Delay(20, soon.Token);
        });
        Assert.Equal([first.Key, "vence-24h_avisos-uno_pxx_20240506T065959Z"], (await Written()).Select(n => n.Key));

        await ClusterFixture.At(Closes.AddMinutes(-90), Tick, Tick);
        Assert.Equal("vence-2h_avisos-uno_pxx_20240506T065959Z", (await Written())[2].Key);
        Assert.Equal(3, (await Written()).Count);
        await ClusterFixture.At(Closes.AddSeconds(1), Tick);
        Assert.Equal(3, (await Written()).Count);

        // Without a server they are for paper.
        await cluster.Client.GetGrain<IOutboxGrain>(IOutboxGrain.Key).AsReference<IRemindable>().ReceiveReminder("outbox", default);
        Assert.Equal(3L, await Scalar("select count(*) from mail.outbox where election = $1 and held_at is not null and sent_at is null"));
    }

    [Fact]
    public async Task ThresholdThatNobodySaw_IsNotMadeUpFor()
    {
        const string Jumped = "avisos-dos";
        await CapturedCandidacies.Of(cluster, Jumped, 0);
        await cluster.Register(Jumped, 1);
        await ClusterFixture.At(Closes.AddMinutes(-90), () => Tick(Jumped), () => Tick(Jumped));
        Assert.Equal(["vence-2h_avisos-dos_pxx_20240506T065959Z"], (await Written(Jumped)).Select(n => n.Key));
    }

    [Fact]
    public async Task ThresholdThatComesWhileItLooks_IsSeenRightAfter()
    {
        const string Slow = "avisos-tres";
        await CapturedCandidacies.Of(cluster, Slow, 0);
        await cluster.Register(Slow, 1);
        await ClusterFixture.At(Closes.AddHours(-24).AddSeconds(-1), async () =>
        {
            await using var keeper = await cluster.Server.Source(Deploy.Postgres.Roles.Owner, Deploy.Postgres.Databases.Main).OpenConnectionAsync();
            await using var transaction = await keeper.BeginTransactionAsync();
            await Run("lock table mail.outbox in access exclusive mode");
            var tick = Tick(Slow);
            // It read the clock and its warning of 72 hours waits to be written; the threshold comes meanwhile.
            while (!(bool)(await Run("select exists (select from pg_locks where relation = 'mail.outbox'::regclass and not granted)"))!)
                await Task.Delay(10);
            ClusterFixture.Clock.Offset += TimeSpan.FromSeconds(2);
            await transaction.CommitAsync();
            await tick;
            // Sooner than a reminder would bring it.
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while ((await Written(Slow)).Count == 1)
                await Task.Delay(20, soon.Token);

            async Task<object?> Run(string sql)
            {
                await using var command = new NpgsqlCommand(sql, keeper, transaction);
                return await command.ExecuteScalarAsync();
            }
        });
        Assert.Equal(["vence-72h_avisos-tres_pxx_20240506T065959Z", "vence-24h_avisos-tres_pxx_20240506T065959Z"], (await Written(Slow)).Select(n => n.Key));
    }

    private Task Tick() => Tick(Slug);

    private Task Tick(string slug) => cluster.Client.GetGrain<IWarningSweepGrain>(slug).AsReference<IRemindable>().ReceiveReminder("warning", default);

    private async Task<object?> Scalar(string sql)
    {
        await using var command = cluster.Server.Source(Deploy.Postgres.Roles.Silo, Deploy.Postgres.Databases.Main).CreateCommand(sql);
        command.Parameters.AddWithValue(Slug);
        return await command.ExecuteScalarAsync();
    }

    private async Task<List<(string Key, string Body)>> Written(string slug = Slug)
    {
        await using var command = cluster.Server.Source(Deploy.Postgres.Roles.Silo, Deploy.Postgres.Databases.Main).CreateCommand(
            "select key, body from mail.outbox where election = $1 order by created, key");
        command.Parameters.AddWithValue(slug);
        await using var reader = await command.ExecuteReaderAsync();
        var written = new List<(string, string)>();
        while (await reader.ReadAsync())
            written.Add((reader.GetString(0), reader.GetString(1)));
        return written;
    }
}
