using System.Diagnostics;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Configuration;
using Conoceles.Web.Public.Cuts;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Npgsql;

namespace Conoceles.Web.Tests.Public;

/// <summary>What a node finds when it compares the whole record, and what it asks of the database to find it.</summary>
public sealed class RecordComparisonTests(RecordSite site) : IClassFixture<RecordSite>
{
    private const string AsksRows = "select candidacy_id, state_version from public_record.candidacy";
    private static readonly PublicCandidacy Someone = Ballots.People[3];
    private static readonly PublicCandidacy Other = Ballots.People[4];

    [Fact]
    public async Task WhateverChangesWithoutAHint_IsFound_AndNothingElse()
    {
        using var node = new Node(site.Server.Connection(Roles.Public, Databases.Main));
        await node.Compare();
        // Each with the other's version, one that is older again as after a restore, one that is no more: no sum and no newest instant tells them all.
        (string What, Func<Task> Change, string[] Changed, string[] Gone)[] cases =
        [
            ("a version", () => site.Write(Someone with { Name = "Otro Nombre" }, hint: false), [Someone.Id], []),
            ("two versions", () => Owner("update public_record.candidacy set state_version = case candidacy_id when $1 then 7 else 9 end where candidacy_id in ($1, $2)", Someone.Id, Other.Id), [Someone.Id, Other.Id], []),
            ("the one's for the other's", () => Owner("update public_record.candidacy set state_version = case candidacy_id when $1 then 9 else 7 end where candidacy_id in ($1, $2)", Someone.Id, Other.Id), [Someone.Id, Other.Id], []),
            ("an older one", () => Owner("update public_record.candidacy set state_version = 2 where candidacy_id = $1", Someone.Id), [Someone.Id], []),
            ("one is no more", () => Owner("delete from public_record.candidacy where candidacy_id = $1", Someone.Id), [], [Someone.Id]),
            ("it is again", () => site.Write(Someone, hint: false), [Someone.Id], []),
            ("nothing", () => Task.CompletedTask, [], []),
        ];
        foreach (var (what, change, changed, gone) in cases)
        {
            await change();
            var found = await node.Compare();
            Assert.Equal((what, string.Join(' ', changed.Order(StringComparer.Ordinal)), string.Join(' ', gone)), (
                what,
                string.Join(' ', (found?.Changed ?? []).Select(r => r.CandidacyId).Order(StringComparer.Ordinal)),
                string.Join(' ', found?.Gone ?? [])));
            Assert.Equal(node.Store.Current!.Rows.ContainsKey(Someone.Id), gone.Length == 0);
        }
    }

    [Fact]
    public async Task NothingChanged_AsksForNoRow_AndAChangeForEveryOne()
    {
        using var node = new Node(site.Server.Connection(Roles.Public, Databases.Main));
        await node.Compare();
        // What came with the first comparison is looked at once more.
        await node.Compare();
        Assert.Equal(0, await Asked(node));

        await site.Write(Other with { Name = "Otra Vez" }, hint: false);
        Assert.Equal(1, await Asked(node));
        Assert.Equal(1, await Asked(node));
        Assert.Equal(0, await Asked(node));
    }

    /// <summary>How many times it asks for rows to compare.</summary>
    private static async Task<int> Asked(Node node)
    {
        var asked = 0;
        using var asker = new Activity("comparison").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = s => s.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = a =>
            {
                if (a.TraceId == asker.TraceId && a.TagObjects.Any(t => t.Value is string text && text.Contains(AsksRows, StringComparison.Ordinal)))
                    Interlocked.Increment(ref asked);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await node.Compare();
        return asked;
    }

    private async Task Owner(string sql, params string[] values)
    {
        await using var source = NpgsqlDataSource.Create(site.Server.Connection(Roles.Owner, Databases.Main));
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    private sealed class Node : IDisposable
    {
        private readonly NpgsqlDataSource _database;
        private readonly DatabaseTurns _turns = new();

        public Node(string connection)
        {
            _database = NpgsqlDataSource.Create(connection);
            var settings = new WebSettings { Roles = WebRoles.Public, Url = new Uri("http://127.0.0.1:1"), HealthPort = 0, Election = Sample.Slug, Demo = true, BehindProxy = false };
            Store = new PublicRecordStore(
                new PublicRecordSource(_database, settings), new CutSource(_database, _turns, settings), new PhotoCopy(null),
                new FrameReader(AssetManifest.Load(), ElectionKind.Demo), TimeProvider.System);
        }

        public PublicRecordStore Store { get; }

        public Task<SnapshotChange?> Compare() => Store.Synchronise(whole: true, TestContext.Current.CancellationToken);

        public void Dispose()
        {
            _turns.Dispose();
            _database.Dispose();
        }
    }
}
