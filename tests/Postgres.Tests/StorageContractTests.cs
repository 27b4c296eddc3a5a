using System.Data;
using Conoceles.Deploy.Postgres;

namespace Conoceles.Postgres;

public sealed class StorageContractTests(ServerFixture server)
{
    public static TheoryData<string, string> Stores => new()
    {
        { Roles.Curricular, Databases.Curricular },
        { Roles.Identity, Databases.Identity },
    };

    [Theory, MemberData(nameof(Stores))]
    public async Task FirstWrite_RacedByTwenty_LeavesOneRowAndOneWinner(string role, string database)
    {
        var key = NewKey();
        var query = Query(role, database);
        var versions = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => WriteAsync(query, key, null, [(byte)i])));
        Assert.Equal(1, Assert.Single(versions, v => v is not null));

        await using var count = server.Source(role, database)
            .CreateCommand("select count(*) from orleansstorage where grainidextensionstring = $1");
        count.Parameters.Add(new() { Value = key });
        Assert.Equal(1L, await count.ExecuteScalarAsync());
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task FirstWriteOfANumericKey_Twice_IsRefusedTheSecondTime(string role, string database)
    {
        // Numeric keys have no extension: a plain unique index would not see the two nulls as equal.
        var query = Query(role, database);
        var number = Random.Shared.NextInt64();
        Assert.Equal(1, await WriteAsync(query, null, null, [1], number));
        Assert.Null(await WriteAsync(query, null, null, [2], number));
        Assert.Equal(2, await WriteAsync(query, null, 1, [3], number));
        var row = Assert.Single(await query.ReadAsync("ReadFromStorageKey", Identity(null, number)));
        Assert.Equal(new byte[] { 3 }, row["PayloadBinary"]);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Write_WithTheStoredVersion_Advances_AndWithAStaleOneReturnsIt(string role, string database)
    {
        var key = NewKey();
        var query = Query(role, database);
        Assert.Equal(1, await WriteAsync(query, key, null, [1]));
        Assert.Equal(2, await WriteAsync(query, key, 1, [2]));
        Assert.Equal(1, await WriteAsync(query, key, 1, [9]));
        Assert.Equal(7, await WriteAsync(query, key, 7, [9]));

        var row = Assert.Single(await query.ReadAsync("ReadFromStorageKey", Identity(key)));
        Assert.Equal(new byte[] { 2 }, row["PayloadBinary"]);
        Assert.Equal(2, row["Version"]);
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Write_RacedWithTheSameVersion_HasOneWinner(string role, string database)
    {
        var key = NewKey();
        var query = Query(role, database);
        await WriteAsync(query, key, null, [0]);
        var versions = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => WriteAsync(query, key, 1, [(byte)i])));
        Assert.Single(versions, v => v == 2);
        Assert.Equal(19, versions.Count(v => v == 1));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Read_OfWhatWasNeverWritten_ReturnsNoRow(string role, string database) =>
        Assert.Empty(await Query(role, database).ReadAsync("ReadFromStorageKey", Identity(NewKey())));

    [Theory, MemberData(nameof(Stores))]
    public async Task Read_OfAnotherTypeOrService_ReturnsNoRow(string role, string database)
    {
        var key = NewKey();
        var query = Query(role, database);
        await WriteAsync(query, key, null, [1]);
        Assert.Empty(await query.ReadAsync("ReadFromStorageKey", Identity(key, type: "other")));
        Assert.Empty(await query.ReadAsync("ReadFromStorageKey", Identity(key, service: "other")));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Clear_KeepsTheRowWithoutPayload_AndAdvances(string role, string database)
    {
        var key = NewKey();
        var query = Query(role, database);
        await WriteAsync(query, key, null, [1]);
        Assert.Equal(5, await EndAsync(query, "ClearStorageKey", key, 5));
        Assert.Equal(2, await EndAsync(query, "ClearStorageKey", key, 1));
        var row = Assert.Single(await query.ReadAsync("ReadFromStorageKey", Identity(key)));
        Assert.Null(row["PayloadBinary"]);
        Assert.Equal(2, row["Version"]);
        Assert.Equal(3, await WriteAsync(query, key, 2, [3]));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Delete_RemovesTheRow_OnlyWithItsVersion(string role, string database)
    {
        var key = NewKey();
        var query = Query(role, database);
        await WriteAsync(query, key, null, [1]);
        Assert.Equal(4, await EndAsync(query, "DeleteStorageKey", key, 4));
        Assert.Single(await query.ReadAsync("ReadFromStorageKey", Identity(key)));
        Assert.Equal(2, await EndAsync(query, "DeleteStorageKey", key, 1));
        Assert.Empty(await query.ReadAsync("ReadFromStorageKey", Identity(key)));
    }

    [Theory, MemberData(nameof(Stores))]
    public async Task Read_OfAStringKey_FindsItByEveryColumnOfTheUniqueIndex(string role, string database)
    {
        // Every grain of a type shares the first four columns: a lookup that stops there reads the whole table.
        var plan = await Query(role, database).ExplainAsync("ReadFromStorageKey", Identity("x"));
        Assert.Contains(plan, l => l.Contains("ux_orleansstorage_grain", StringComparison.Ordinal));
        Assert.Contains(plan, l => l.Contains("Index Cond", StringComparison.Ordinal)
            && l.Contains("grainidextensionstring)::text = 'x'", StringComparison.Ordinal));
    }

    private StoredQuery Query(string role, string database) => new(server.Source(role, database));

    private static string NewKey() => "cand-prueba-" + Guid.NewGuid().ToString("N");

    private static async Task<int?> WriteAsync(StoredQuery query, string? key, int? version, byte[] payload, long number = 0) =>
        (int?)Assert.Single(await query.ReadAsync(
            "WriteToStorageKey",
            [.. Identity(key, number), ("GrainStateVersion", version, DbType.Int32), ("PayloadBinary", payload, DbType.Binary)]))
            ["NewGrainStateVersion"];

    private static async Task<int?> EndAsync(StoredQuery query, string verb, string key, int version) =>
        (int?)Assert.Single(Assert.Single(await query.ReadAsync(
            verb, [.. Identity(key), ("GrainStateVersion", version, DbType.Int32)])).Values);

    private static (string, object?, DbType)[] Identity(
        string? key, long number = 0, string type = "candidacy", string service = "prueba") =>
    [
        ("GrainIdHash", 17, DbType.Int32), ("GrainIdN0", 0L, DbType.Int64), ("GrainIdN1", number, DbType.Int64),
        ("GrainTypeHash", 23, DbType.Int32), ("GrainTypeString", type, DbType.String),
        ("GrainIdExtensionString", key, DbType.String), ("ServiceId", service, DbType.String),
    ];
}
