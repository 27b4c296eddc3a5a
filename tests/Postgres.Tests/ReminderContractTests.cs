using System.Data;
using Conoceles.Deploy.Postgres;

namespace Conoceles.Postgres;

public sealed class ReminderContractTests(ServerFixture server)
{
    private static readonly DateTime _start = new(2029, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly StoredQuery _query = new(server.Source(Roles.Silo, Databases.Main));
    private readonly string _service = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task Upsert_Inserts_ThenReplacesAndAdvances()
    {
        Assert.Equal(0, await UpsertAsync("a", 1));
        Assert.Equal(1, await UpsertAsync("a", 1, period: 90L * 24 * 3600 * 1000));
        var row = Assert.Single(await _query.ReadAsync("ReadReminderRowKey", Service, Grain("a"), Name));
        Assert.Equal("a", row["GrainId"]);
        Assert.Equal("plazo", row["ReminderName"]);
        Assert.Equal(_start, row["StartTime"]);
        Assert.Equal(7_776_000_000L, row["Period"]);
        Assert.Equal(1, row["Version"]);
    }

    [Fact]
    public async Task ReadRows_ReturnsThoseOfTheGrain()
    {
        await UpsertAsync("a", 1);
        await UpsertAsync("b", 1);
        Assert.Equal("a", Assert.Single(await _query.ReadAsync("ReadReminderRowsKey", Service, Grain("a")))["GrainId"]);
        Assert.Empty(await _query.ReadAsync("ReadReminderRowsKey", Service, Grain("c")));
    }

    [Fact]
    public async Task Delete_NeedsTheVersion()
    {
        await UpsertAsync("a", 1);
        Assert.False(await _query.IsTrueAsync("DeleteReminderRowKey", Service, Grain("a"), Name, ("Version", 7, DbType.Int32)));
        Assert.True(await _query.IsTrueAsync("DeleteReminderRowKey", Service, Grain("a"), Name, ("Version", 0, DbType.Int32)));
        Assert.Empty(await _query.ReadAsync("ReadReminderRowsKey", Service, Grain("a")));
    }

    [Fact]
    public async Task DeleteRows_RemovesThoseOfTheService()
    {
        await UpsertAsync("a", 1);
        var other = new ReminderContractTests(server);
        await other.UpsertAsync("a", 1);
        await _query.ReadAsync("DeleteReminderRowsKey", Service);
        Assert.Empty(await RangeAsync("ReadRangeRows2Key", 0, 0));
        Assert.Single(await other.RangeAsync("ReadRangeRows2Key", 0, 0));
    }

    [Theory]
    [InlineData(-100, 100, "middle-low,middle-high,zero")]
    [InlineData(0, 50, "middle-high")]
    [InlineData(int.MinValue, -50, "middle-low")]
    [InlineData(50, int.MaxValue, "highest")]
    public async Task Range_ExcludesItsBegin_AndIncludesItsEnd(int begin, int end, string expected)
    {
        await FillAsync();
        Assert.Equal(Names(expected), await RangeAsync("ReadRangeRows1Key", begin, end));
    }

    [Theory]
    [InlineData(50, -50, "highest,lowest,middle-low")]
    [InlineData(0, -51, "middle-high,highest,lowest")]
    [InlineData(int.MaxValue, int.MinValue, "lowest")]
    [InlineData(7, 7, "middle-high,highest,lowest,middle-low,zero")]
    public async Task RangeThatWraps_TakesBothEnds(int begin, int end, string expected)
    {
        await FillAsync();
        Assert.Equal(Names(expected), await RangeAsync("ReadRangeRows2Key", begin, end));
    }

    private async Task FillAsync()
    {
        await UpsertAsync("lowest", int.MinValue);
        await UpsertAsync("middle-low", -50);
        await UpsertAsync("zero", 0);
        await UpsertAsync("middle-high", 50);
        await UpsertAsync("highest", int.MaxValue);
    }

    private static IEnumerable<string> Names(string list) => list.Split(',').Order(StringComparer.Ordinal);

    private (string, object?, DbType) Service => ("ServiceId", _service, DbType.String);

    private static (string, object?, DbType) Grain(string id) => ("GrainId", id, DbType.String);

    private static (string, object?, DbType) Name => ("ReminderName", "plazo", DbType.String);

    private async Task<IEnumerable<string>> RangeAsync(string key, int begin, int end) =>
        (await _query.ReadAsync(key, Service, ("BeginHash", begin, DbType.Int32), ("EndHash", end, DbType.Int32)))
        .Select(r => (string)r["GrainId"]!).Order(StringComparer.Ordinal);

    private async Task<int> UpsertAsync(string grain, int hash, long period = 60_000) => (int)Assert.Single(
        await _query.ReadAsync(
            "UpsertReminderRowKey", Service, Grain(grain), Name, ("StartTime", _start, DbType.DateTime),
            ("Period", period, DbType.Int64), ("GrainHash", hash, DbType.Int32)))["Version"]!;
}
