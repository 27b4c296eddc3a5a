using Conoceles.Deploy;
using Conoceles.Deploy.Migrations;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Postgres;

public sealed class MigratorTests(ServerFixture server) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conoceles-sql-").FullName;

    [Fact]
    public async Task Run_Twice_DoesNothingTheSecondTime()
    {
        foreach (var database in Databases.All)
        {
            Assert.Empty(await Migrator.RunAsync(
                server.Connections.For(Roles.Owner, database), Databases.MigrationsOf(database)));
        }
    }

    [Fact]
    public async Task Run_AppliesByNumber_WithVariablesAndDollarsLeftAlone()
    {
        Write("0002_second.sql", "insert into one values ('$variable$'), ($x$a;b$x$), ('@c')");
        Write("0001_first.sql", "create table one (t text); comment on table one is 'x';");
        var database = await server.ScratchDatabaseAsync();
        Assert.Equal(["0001_first.sql", "0002_second.sql"], await Migrator.RunAsync(database, _folder));
        Assert.Equal("$variable$|a;b|@c", await ScalarAsync(database, "select string_agg(t, '|') from one"));
    }

    [Fact]
    public async Task Run_ByEightAtOnce_AppliesEachOnce()
    {
        Write("0001_first.sql", "create table one (n int); select pg_sleep(0.2);");
        Write("0002_second.sql", "insert into one values (1)");
        var database = await server.ScratchDatabaseAsync();
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Migrator.RunAsync(database, _folder)));
        Assert.Equal(2, applied.Sum(a => a.Count));
        Assert.Equal(1L, await ScalarAsync(database, "select count(*) from one"));
    }

    [Fact]
    public async Task Run_WithAnEditedMigration_IsRefused_AndAppliesNothing()
    {
        Write("0001_first.sql", "create table one (n int)");
        var database = await server.ScratchDatabaseAsync();
        await Migrator.RunAsync(database, _folder);
        Write("0001_first.sql", "create table one (n bigint)");
        Write("0002_second.sql", "create table two (n int)");
        var refused = await Assert.ThrowsAsync<ToolException>(() => Migrator.RunAsync(database, _folder));
        Assert.Contains("0001_first.sql", refused.Message, StringComparison.Ordinal);
        Assert.Equal(false, await ScalarAsync(database, "select to_regclass('two') is not null"));
    }

    [Fact]
    public async Task Run_WithOtherLineEnds_IsNotAnEdit()
    {
        Write("0001_first.sql", "create table one\n(n int)");
        var database = await server.ScratchDatabaseAsync();
        await Migrator.RunAsync(database, _folder);
        Write("0001_first.sql", "create table one\r\n(n int)");
        Assert.Empty(await Migrator.RunAsync(database, _folder));
    }

    [Fact]
    public async Task Run_ThatFails_LeavesNothingOfItsScript_AndGoesOnWhenMended()
    {
        Write("0001_first.sql", "create table one (n int)");
        Write("0002_second.sql", "create table two (n int); select 1 / 0;");
        var database = await server.ScratchDatabaseAsync();
        var failed = await Assert.ThrowsAsync<ToolException>(() => Migrator.RunAsync(database, _folder));
        Assert.Contains("0002_second.sql", failed.Message, StringComparison.Ordinal);
        Assert.Equal(false, await ScalarAsync(database, "select to_regclass('two') is not null"));
        Write("0002_second.sql", "create table two (n int)");
        Assert.Equal(["0002_second.sql"], await Migrator.RunAsync(database, _folder));
    }

    [Fact]
    public async Task Run_OfOlderBinaries_LeavesNewerMigrationsInPeace()
    {
        Write("0001_first.sql", "create table one (n int)");
        Write("0002_second.sql", "create table two (n int)");
        var database = await server.ScratchDatabaseAsync();
        await Migrator.RunAsync(database, _folder);
        File.Delete(Path.Combine(_folder, "0002_second.sql"));
        Assert.Empty(await Migrator.RunAsync(database, _folder));
    }

    [Theory]
    [InlineData("1_first.sql")]
    [InlineData("0001-first.sql")]
    public async Task Run_WithABadName_IsRefused(string name)
    {
        Write(name, "select 1");
        var database = await server.ScratchDatabaseAsync();
        await Assert.ThrowsAsync<ToolException>(() => Migrator.RunAsync(database, _folder));
    }

    [Fact]
    public async Task Run_WithOneNumberTwice_IsRefused()
    {
        Write("0001_first.sql", "select 1");
        Write("0001_other.sql", "select 1");
        var database = await server.ScratchDatabaseAsync();
        await Assert.ThrowsAsync<ToolException>(() => Migrator.RunAsync(database, _folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string name, string sql) => File.WriteAllText(Path.Combine(_folder, name), sql);

    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
