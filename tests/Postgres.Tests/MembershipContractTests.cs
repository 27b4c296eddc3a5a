using System.Data;
using Conoceles.Deploy.Postgres;

namespace Conoceles.Postgres;

public sealed class MembershipContractTests(ServerFixture server)
{
    private const int Joining = 1;
    private const int Active = 3;
    private const int Dead = 6;
    private readonly StoredQuery _query = new(server.Source(Roles.Silo, Databases.Main));
    private readonly string _cluster = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Version_IsCreatedOnce()
    {
        Assert.True(await CreateAsync());
        Assert.False(await CreateAsync());
    }

    [Fact]
    public async Task ReadAll_OfAnEmptyCluster_ReturnsOneRowOfNullsWithTheVersion()
    {
        await CreateAsync();
        var row = Assert.Single(await ReadAllAsync());
        Assert.Null(row["StartTime"]);
        Assert.Equal(0, row["Version"]);
    }

    [Fact]
    public async Task ReadRow_OfAMissingSilo_ReturnsNullsWithTheVersion()
    {
        await CreateAsync();
        Assert.True(await InsertAsync(1, 0));
        var row = Assert.Single(await _query.ReadAsync("MembershipReadRowKey", Silo(2)));
        Assert.Null(row["StartTime"]);
        Assert.Equal(1, row["Version"]);
    }

    [Fact]
    public async Task Insert_WithTheStoredVersion_AdvancesIt_AndWithAnotherWritesNothing()
    {
        await CreateAsync();
        Assert.True(await InsertAsync(1, 0));
        Assert.False(await InsertAsync(2, 0));
        Assert.False(await InsertAsync(2, 5));
        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal(1, row["Version"]);
        Assert.Equal(1, row["Generation"]);
        Assert.Equal("silo-1", row["SiloName"]);
        Assert.Equal(30001, row["ProxyPort"]);
    }

    [Fact]
    public async Task Insert_OfASiloThatIsThere_LeavesTheVersion()
    {
        await CreateAsync();
        Assert.True(await InsertAsync(1, 0));
        Assert.False(await InsertAsync(1, 1));
        Assert.Equal(1, Assert.Single(await ReadAllAsync())["Version"]);
    }

    [Fact]
    public async Task Insert_RacedByTenOnOneVersion_HasOneWinner()
    {
        await CreateAsync();
        var won = await Task.WhenAll(Enumerable.Range(1, 10).Select(g => InsertAsync(g, 0)));
        Assert.Single(won, w => w);
        Assert.Equal(1, Assert.Single(await ReadAllAsync())["Version"]);
    }

    [Fact]
    public async Task Update_ObeysTheSameRule()
    {
        await CreateAsync();
        await InsertAsync(1, 0);
        Assert.False(await UpdateAsync(1, Active, 0));
        Assert.False(await UpdateAsync(2, Active, 1));
        Assert.True(await UpdateAsync(1, Active, 1, "10.0.0.1:1@1,2024-05-02"));
        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal(Active, row["Status"]);
        Assert.Equal("10.0.0.1:1@1,2024-05-02", row["SuspectTimes"]);
        Assert.Equal(2, row["Version"]);
    }

    [Fact]
    public async Task IAmAlive_ChangesOnlyTheTime()
    {
        await CreateAsync();
        await InsertAsync(1, 0);
        var at = new DateTime(2030, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        await _query.ReadAsync("UpdateIAmAlivetimeKey", [.. Silo(1), ("IAmAliveTime", at, DbType.DateTime)]);
        var row = Assert.Single(await ReadAllAsync());
        Assert.Equal(at, row["IAmAliveTime"]);
        Assert.Equal(1, row["Version"]);
    }

    [Fact]
    public async Task Gateways_AreTheActiveSilosWithAProxyPort()
    {
        await CreateAsync();
        await InsertAsync(1, 0);
        await InsertAsync(2, 1, proxyPort: 0);
        await InsertAsync(3, 2);
        await UpdateAsync(1, Active, 3);
        await UpdateAsync(2, Active, 4);
        // As an Orleans client: the web's role.
        var rows = await new StoredQuery(server.Source(Roles.Web, Databases.Main)).ReadAsync(
            "GatewaysQueryKey", Cluster, ("Status", Active, DbType.Int32));
        Assert.Equal(1, Assert.Single(rows)["Generation"]);
    }

    [Fact]
    public async Task Cleanup_RemovesOldSilosThatAreNotActive()
    {
        await CreateAsync();
        await InsertAsync(1, 0);
        await InsertAsync(2, 1);
        await InsertAsync(3, 2);
        await UpdateAsync(1, Active, 3);
        await UpdateAsync(2, Dead, 4);
        await UpdateAsync(3, Dead, 5, aliveAt: _start.AddHours(2));
        await _query.ReadAsync("CleanupDefunctSiloEntriesKey", Cluster, ("IAmAliveTime", _start.AddHours(1), DbType.DateTime));
        Assert.Equal([1, 3], (await ReadAllAsync()).Select(r => r["Generation"]).Cast<int>().Order());
    }

    [Fact]
    public async Task Delete_RemovesTheWholeCluster_AndOnlyIt()
    {
        await CreateAsync();
        await InsertAsync(1, 0);
        var other = new MembershipContractTests(server);
        await other.CreateAsync();
        await _query.ReadAsync("DeleteMembershipTableEntriesKey", Cluster);
        Assert.Empty(await ReadAllAsync());
        Assert.Single(await other.ReadAllAsync());
    }

    private static readonly DateTime _start = new(2029, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private (string, object?, DbType) Cluster => ("DeploymentId", _cluster, DbType.String);

    private (string, object?, DbType)[] Silo(int generation) =>
    [
        Cluster, ("Address", "127.0.0.1", DbType.AnsiString), ("Port", 11111, DbType.Int32),
        ("Generation", generation, DbType.Int32),
    ];

    private Task<bool> CreateAsync() => _query.IsTrueAsync("InsertMembershipVersionKey", Cluster);

    private Task<List<Dictionary<string, object?>>> ReadAllAsync() => _query.ReadAsync("MembershipReadAllKey", Cluster);

    private Task<bool> InsertAsync(int generation, int version, int proxyPort = 30001) => _query.IsTrueAsync(
        "InsertMembershipKey",
        [
            .. Silo(generation), ("SiloName", $"silo-{generation}", DbType.String), ("HostName", "prueba", DbType.String),
            ("Status", Joining, DbType.Int32), ("ProxyPort", proxyPort, DbType.Int32), ("StartTime", _start, DbType.DateTime),
            ("IAmAliveTime", _start, DbType.DateTime), ("Version", version, DbType.Int32),
        ]);

    private Task<bool> UpdateAsync(int generation, int status, int version, string? suspects = null, DateTime? aliveAt = null) =>
        _query.IsTrueAsync(
            "UpdateMembershipKey",
            [
                .. Silo(generation), ("Status", status, DbType.Int32), ("SuspectTimes", suspects, DbType.String),
                ("IAmAliveTime", aliveAt ?? _start, DbType.DateTime), ("Version", version, DbType.Int32),
            ]);
}
