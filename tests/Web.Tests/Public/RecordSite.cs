using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Conoceles.Deploy.Postgres;
using Conoceles.PublicRecord;
using Npgsql;

namespace Conoceles.Web.Tests.Public;

/// <summary>
/// The record of <see cref="Ballots"/> in a PostgreSQL of its own, written as the silos write it, and public nodes over it:
/// for tests that break one or the other.
/// </summary>
public sealed class RecordSite : IAsyncLifetime
{
    private readonly Folder _folder = new();

    internal ServerFixture Server { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        await Sql("insert into public_record.election values ($1, 1, $2::jsonb)", Sample.Slug, JsonSerializer.Serialize(Ballots.Election, PublicJson.Options));
        foreach (var person in Ballots.People)
            await Write(person);
    }

    /// <summary>A node with a disk copy of its own, which a node of the same number finds again.</summary>
    internal async Task<WebProcess> Start(int number = 1, Dictionary<string, string>? more = null)
    {
        var settings = new Dictionary<string, string>
        {
            ["Web__PublicUrl"] = "https://conoceles.invalid",
            ["Web__PublicCopy"] = _folder.File($"copia-{number}"),
            ["ConnectionStrings__Public"] = Server.Connection(Roles.Public, Databases.Main),
        };
        foreach (var (name, value) in more ?? [])
            settings[name] = value;
        var web = await WebProcess.Start("public", settings);
        await web.Until(async () => (await web.Ready()).Status == HttpStatusCode.OK);
        return web;
    }

    /// <summary>Is public so.</summary>
    /// <param name="person">As her profile says.</param>
    /// <param name="hint">False as when the word to the nodes is lost.</param>
    public async Task Write(PublicCandidacy person, bool hint = true)
    {
        await Sql(
            """
            insert into public_record.candidacy (candidacy_id, election, state_version, document) values ($1, $2, 1, $3::jsonb)
            on conflict (candidacy_id) do update
            set state_version = candidacy.state_version + 1, document = excluded.document, withdrawal = null, updated_at = now()
            """, person.Id, Sample.Slug, JsonSerializer.Serialize(person, PublicJson.Options));
        if (hint)
            await Sql("notify public_record");
    }

    /// <summary>Is not public any more, as when an office's profiles are closed one by one.</summary>
    public Task Remove(PublicCandidacy person) => Sql(
        "update public_record.candidacy set state_version = state_version + 1, document = null, updated_at = now() where candidacy_id = $1", person.Id);

    /// <summary>Whoever reads the record waits, until this is disposed.</summary>
    public async Task<IAsyncDisposable> Hold()
    {
        var connection = new NpgsqlConnection(Server.Connection(Roles.Owner, Databases.Main) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("begin; lock table public_record.candidacy in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Returns once somebody waits for what <see cref="Hold"/> holds.</summary>
    public async Task Waiting()
    {
        await using var source = NpgsqlDataSource.Create(Server.Connection(Roles.Owner, Databases.Main));
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await using var command = source.CreateCommand("select exists (select from pg_locks where not granted and relation = 'public_record.candidacy'::regclass)");
            if (await command.ExecuteScalarAsync() is true)
                return;
            Assert.True(waited.Elapsed < TimeSpan.FromSeconds(30), "Nobody asked.");
            await Task.Delay(50);
        }
    }

    /// <summary>Pages that a node keeps ready, as it tells operators after now.</summary>
    internal async Task<int> KeptPages(WebProcess web)
    {
        await using var source = NpgsqlDataSource.Create(Server.Connection(Roles.Web, Databases.Main));
        var asked = DateTime.UtcNow;
        var kept = 0;
        await web.Until(async () =>
        {
            await using var command = source.CreateCommand("select (facts ->> 'bakedPages')::int from operations.node where split_part(name, ':', 2) = $1 and seen > $2");
            command.Parameters.Add(new NpgsqlParameter { Value = web.Url.Port.ToString(CultureInfo.InvariantCulture) });
            command.Parameters.Add(new NpgsqlParameter { Value = asked });
            kept = await command.ExecuteScalarAsync() as int? ?? 0;
            return kept > 0;
        });
        return kept;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }

    private async Task Sql(string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(Server.Connection(Roles.Silo, Databases.Main));
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
