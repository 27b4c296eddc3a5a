using System.IO.Compression;
using System.Text.Json;
using Conoceles.Elections;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Answers;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary>
/// Proposals of this election. What a file said is kept only while somebody has to decide, without the birth dates, and so that
/// only a web can read it: a column of the main database is not where names wait.
/// </summary>
internal sealed class ProposalStore(NpgsqlDataSource main, IDataProtectionProvider protection, WebSettings settings)
{
    /// <summary>Proposals that are listed.</summary>
    public const int Listed = 100;

    private const string Columns = """
        select p.id, p.system, p.received_at, p.answer, u.display_name, p.decided_at, p.import
        from registry.proposal p left join accounts.users u on u.id = p.decided_by
        """;

    private readonly IDataProtector _protector = protection.CreateProtector("Conoceles.RegistryProposal.v1");

    /// <summary>What a system sent under that key; null when nothing.</summary>
    public async Task<SentProposal?> Sent(string system, string key, CancellationToken cancellation)
    {
        await using var command = Command(
            "select id, token, body_hash, received_at, status, answer from registry.proposal where election = $1 and system = $2 and key = $3",
            settings.Election, system, key);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new SentProposal(
                reader.GetGuid(0), system, key, reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetInt16(4), reader.GetString(5))
            : null;
    }

    /// <summary>Keeps it, unless its key came meanwhile: what was kept first is what counts.</summary>
    public async Task<SentProposal> Keep(SentProposal sent, RegistryCheck? waiting, CancellationToken cancellation)
    {
        await using (var command = Command(
            """
            insert into registry.proposal (id, election, system, key, token, body_hash, received_at, status, answer, entries)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing
            """,
            sent.Id, settings.Election, sent.System, sent.Key, sent.Token, sent.BodyHash, sent.ReceivedAt.ToUniversalTime(), (short)sent.Status, sent.Answer,
            waiting is null ? DBNull.Value : (object)Pack(waiting)))
            await command.ExecuteNonQueryAsync(cancellation);
        return await Sent(sent.System, sent.Key, cancellation) ?? throw new InvalidOperationException("A proposal that was kept is not there.");
    }

    /// <summary>Newest first; those that wait before all.</summary>
    public async Task<List<Proposal>> Newest(CancellationToken cancellation)
    {
        await using var command = Command(
            Columns + " where p.election = $1 and p.status = 202 order by p.decided_at is not null, p.received_at desc, p.id limit $2", settings.Election, Listed);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var proposals = new List<Proposal>();
        while (await reader.ReadAsync(cancellation))
            proposals.Add(Read(reader));
        return proposals;
    }

    /// <param name="id">Its id.</param>
    /// <param name="system">Whose it has to be; null for the UT, who sees all.</param>
    /// <param name="cancellation">Of the request.</param>
    public async Task<Proposal?> Find(Guid id, string? system, CancellationToken cancellation)
    {
        await using var command = Command(
            Columns + " where p.id = $1 and p.election = $2 and p.status <> 422 and ($3::text is null or p.system = $3)",
            id, settings.Election, (object?)system ?? DBNull.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Read(reader) : null;
    }

    /// <summary>The checked rows of one that waits; null when it does not.</summary>
    public async Task<RegistryCheck?> Entries(Guid id, CancellationToken cancellation)
    {
        await using var command = Command("select entries from registry.proposal where id = $1 and election = $2 and entries is not null", id, settings.Election);
        return await command.ExecuteScalarAsync(cancellation) is byte[] packed ? Unpack(packed) : null;
    }

    /// <summary>
    /// Applies one that waits, while nobody else decides: another decision waits for this one, and finds it made.
    /// </summary>
    /// <param name="id">Its id.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="apply">Given the rows, the import's id; null when it was not started, and then nothing is decided.</param>
    /// <param name="cancellation">Of the request.</param>
    /// <returns>False when it did not wait any more.</returns>
    public async Task<bool> Apply(Guid id, string by, Func<RegistryCheck, Task<string?>> apply, CancellationToken cancellation)
    {
        await using var connection = await main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var find = Add(
            new NpgsqlCommand("select entries from registry.proposal where id = $1 and election = $2 and entries is not null for update", connection), id, settings.Election);
        if (await find.ExecuteScalarAsync(cancellation) is not byte[] packed)
            return false;
        if (await apply(Unpack(packed)) is not { } import)
            return true;
        await using var decide = Add(
            new NpgsqlCommand("update registry.proposal set entries = null, decided_by = $2, decided_at = now(), import = $3 where id = $1", connection), id, by, import);
        await decide.ExecuteNonQueryAsync(cancellation);
        // Begun is begun: a browser that went away does not undo it.
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    /// <summary>False when it did not wait any more.</summary>
    public async Task<bool> Discard(Guid id, string by, CancellationToken cancellation)
    {
        await using var command = Command(
            """
            update registry.proposal set entries = null, decided_by = $3, decided_at = now()
            where id = $1 and election = $2 and entries is not null
            """, id, settings.Election, by);
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private static Proposal Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2),
        JsonSerializer.Deserialize<ProposalAnswer>(reader.GetString(3), ApiProblem.Json)!,
        reader.IsDBNull(4) ? null : reader.GetString(4), reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5),
        reader.IsDBNull(6) ? null : reader.GetString(6));

    private byte[] Pack(RegistryCheck check)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            JsonSerializer.Serialize(gzip, check);
        return _protector.Protect(packed.ToArray());
    }

    private RegistryCheck Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(_protector.Unprotect(packed)), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<RegistryCheck>(gzip)!;
    }

    private NpgsqlCommand Command(string sql, params object[] values) => Add(main.CreateCommand(sql), values);

    private static NpgsqlCommand Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
