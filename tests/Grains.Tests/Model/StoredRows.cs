using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Postgres;
using Conoceles.Evidence;
using Conoceles.Grains.Candidacies;
using Conoceles.Postgres;
using Conoceles.PublicRecord;
using Npgsql;

namespace Conoceles.Grains.Tests.Model;

using Content = ImmutableDictionary<string, ImmutableDictionary<string, string>>;

/// <summary>What the databases have, read by the administrator and not through the product.</summary>
internal sealed class StoredRows(ServerFixture server) : IAsyncDisposable
{
    private readonly Dictionary<string, NpgsqlDataSource> _sources = Databases.All.ToDictionary(
        d => d, d => NpgsqlDataSource.Create(server.Connections.Administrator(d)));

    public async Task<string> Payload(string id) =>
        await One<string>(Databases.Curricular, "select convert_from(payloadbinary, 'UTF8') from grains.orleansstorage where graintypestring = 'candidacy' and grainidextensionstring = $1", id)
        ?? throw new InvalidOperationException($"{id} is not stored.");

    public async Task<CandidacyState> State(string id) => JsonSerializer.Deserialize<CandidacyState>(await Payload(id), StateJson.Options)!;

    public async Task<PublicCandidacy?> Document(string id) =>
        await One<string>(Databases.Main, "select document::text from public_record.candidacy where candidacy_id = $1", id) is { } text
            ? JsonSerializer.Deserialize<PublicCandidacy>(text, PublicJson.Options)
            : null;

    /// <summary>Every derived row of the candidacies of an election, without what says when and from which version.</summary>
    public async Task<string[]> Derived(string election) =>
    [
        .. await Texts(Databases.Main, "select candidacy_id || coalesce(document::text, ' nothing') || coalesce(withdrawal::text, '') || coalesce(closing::text, '') from public_record.candidacy where election = $1 order by 1", election),
        .. await Texts(Databases.Curricular, "select (to_jsonb(c) - 'updated_at' - 'public_version')::text from oversight.candidacy c where election = $1 order by 1", election),
    ];

    public async Task DeleteDerived(string election)
    {
        await Run(Databases.Main, "delete from public_record.candidacy where election = $1", election);
        await Run(Databases.Curricular, "delete from oversight.candidacy where election = $1", election);
    }

    public Task<string[]> ReceiptFolios(string id) => Texts(
        Databases.Main, "select folio || ' ' || encode(digest, 'hex') from public_record.receipt where folio in (select subject from audit.entry where candidacy_id = $1) order by at, folio", id);

    public async Task<List<AuditEntry>> Audit(string id)
    {
        await using var command = _sources[Databases.Main].CreateCommand(
            """
            select seq, at, actor_account, actor_role, action, subject, version, commitment, previous_hash, hash
            from audit.entry where candidacy_id = $1 order by seq
            """);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<AuditEntry>();
        while (await reader.ReadAsync())
        {
            rows.Add(new AuditEntry
            {
                CandidacyId = id,
                Seq = reader.GetInt64(0),
                At = reader.GetFieldValue<DateTimeOffset>(1),
                Account = reader.GetString(2),
                Role = Enum.Parse<Role>(reader.GetString(3)),
                Action = Enum.Parse<CommandName>(reader.GetString(4)),
                Subject = reader.IsDBNull(5) ? null : reader.GetString(5),
                Version = reader.GetInt32(6),
                Commitment = reader.IsDBNull(7) ? null : Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(7)),
                PreviousHash = Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(8)),
                Hash = Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(9)),
            });
        }

        return rows;
    }

    public async Task<List<(int Version, int Opening, CommandName Act, Content Content)>> History(string id)
    {
        await using var command = _sources[Databases.Curricular].CreateCommand(
            "select version, opening, act, content::text from history.version where candidacy_id = $1 order by version");
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(int, int, CommandName, Content)>();
        while (await reader.ReadAsync())
        {
            rows.Add((
                reader.GetInt32(0), reader.GetInt32(1), Enum.Parse<CommandName>(reader.GetString(2)),
                JsonSerializer.Deserialize<Content>(reader.GetString(3))!));
        }

        return rows;
    }

    /// <summary>Tables of the three databases in which a text is found, as text or inside bytes.</summary>
    public async Task<List<string>> TablesWith(string text)
    {
        var found = new List<string>();
        var searched = 0;
        foreach (var (database, source) in _sources)
        {
            foreach (var table in await Texts(database, "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema') and $1 <> ''", "-"))
            {
                searched++;
                await using var command = source.CreateCommand(
                    $"select count(*) from {table} t where t::text like '%' || $1 || '%' or t::text like '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%'");
                command.Parameters.AddWithValue(text);
                if ((long)(await command.ExecuteScalarAsync())! > 0)
                    found.Add($"{database}: {table}");
            }
        }

        Assert.True(searched > 15);
        return found;
    }

    /// <summary>The vault's row has a key or anything sealed.</summary>
    public async Task<bool> HasAnswers(string id) =>
        await One<string>(Databases.Identity, "select convert_from(payloadbinary, 'UTF8') from grains.orleansstorage where grainidextensionstring = $1", id)
            is { } vault && vault.Contains("Ciphertext", StringComparison.Ordinal);

    public async Task Write(string id, string payload)
    {
        await using var command = _sources[Databases.Curricular].CreateCommand(
            "update grains.orleansstorage set payloadbinary = convert_to($2, 'UTF8'), version = version + 1 where graintypestring = 'candidacy' and grainidextensionstring = $1");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(payload);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    /// <summary>A row that says that a file is kept; nobody opens it.</summary>
    public async Task KeepFile(string owner, KeptEvidence kept)
    {
        await using var command = _sources[Databases.Identity].CreateCommand(
            """
            insert into evidence.file (owner, evidence_id, sha256, bytes, media, vault_key, key_nonce, wrapped_key, nonce, content)
            values ($1, $2, $3, $4, $5, 'k1', $6, $7, $6, $8) on conflict do nothing
            """);
        foreach (var value in new object[] { owner, kept.Id, Convert.FromHexString(kept.Sha256), kept.Bytes, kept.Media.ToString(), new byte[12], new byte[48], new byte[kept.Bytes] })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in _sources.Values)
            await source.DisposeAsync();
    }

    private async Task<T?> One<T>(string database, string sql, string parameter)
        where T : class
    {
        await using var command = _sources[database].CreateCommand(sql);
        command.Parameters.AddWithValue(parameter);
        return await command.ExecuteScalarAsync() as T;
    }

    private async Task Run(string database, string sql, string parameter)
    {
        await using var command = _sources[database].CreateCommand(sql);
        command.Parameters.AddWithValue(parameter);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string[]> Texts(string database, string sql, string parameter)
    {
        await using var command = _sources[database].CreateCommand(sql);
        command.Parameters.AddWithValue(parameter);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return [.. texts];
    }
}
