using System.Collections.Immutable;
using System.Data;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Conoceles.Statistics;
using Npgsql;

namespace Conoceles.Grains.Identity;

/// <summary>A group at a cut: what was published of it and what the next publication has to know.</summary>
public sealed record CountedGroup(GroupLedger Ledger, GroupPublication Publication);

/// <summary>
/// What the statistics of groups have counted, in the identity database and under a key of its own, as answers are. A cut spends it once:
/// its number and its operation decide, so that one that is made again after a crash has the same tables. Of each election two rows are
/// kept, because the newest may be of a cut that was never published.
/// </summary>
public sealed class GroupLedgers(NpgsqlDataSource identity, VaultKeys keys)
{
    private const int Schema = 1;

    /// <summary>Any number beside the election's: no other lock of this database has it.</summary>
    private const int LockKey = 0x47525550;

    private static readonly JsonSerializerOptions _json = new()
    {
        // What follows from the rest is not written.
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private sealed record Content(int Schema, ImmutableArray<CountedGroup> Groups);

    private sealed record Row(int Cut, Guid Operation, ImmutableArray<CountedGroup> Groups);

    /// <summary>The tables of a cut: those that this operation made before, or new ones over what the cut before left.</summary>
    /// <param name="published">Number of the last cut whose tables were published; zero before any.</param>
    /// <param name="count">Given what was counted, the tables and what is counted now.</param>
    /// <exception cref="InvalidOperationException">
    /// What was counted is not of the tables that were published, as after one database alone was restored: to count again
    /// would tell, by their difference, what no publication may.
    /// </exception>
    public async Task<ImmutableArray<GroupPublication>> Spend(
        string election, int cut, Guid operation, int published, Func<ImmutableArray<GroupLedger>, Task<ImmutableArray<CountedGroup>>> count, CancellationToken cancellation)
    {
        await using var connection = await identity.OpenConnectionAsync(cancellation);
        await using var transaction = await Begin(connection, election, cancellation);
        var rows = await Read(connection, transaction, election, cancellation);
        if (rows.FirstOrDefault(r => r.Cut == cut && r.Operation == operation) is { } made)
            return [.. made.Groups.Select(g => g.Publication)];
        var before = rows.Where(r => r.Cut < cut).MaxBy(r => r.Cut);
        if (rows.Any(r => r.Cut > cut) || (before?.Cut ?? 0) < published)
            throw new InvalidOperationException($"ledger-mismatch: the statistics of {election} were counted until another cut than the one that was published.");
        var groups = await count([.. (before?.Groups ?? []).Select(g => g.Ledger)]);
        await Write(connection, transaction, election, new Row(cut, operation, groups), cancellation);
        await using var former = new NpgsqlCommand("delete from statistics.ledger where election = $1 and cut < $2", connection, transaction)
        {
            Parameters = { new() { Value = election }, new() { Value = before?.Cut ?? 0 } },
        };
        await former.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return [.. groups.Select(g => g.Publication)];
    }

    /// <summary>Forgets what a person answered, who stays counted: her data are destroyed. A repeat changes nothing.</summary>
    public async Task Forget(string election, string person)
    {
        await using var connection = await identity.OpenConnectionAsync();
        await using var transaction = await Begin(connection, election, CancellationToken.None);
        foreach (var row in await Read(connection, transaction, election, CancellationToken.None))
        {
            if (row.Groups.Any(g => g.Ledger.Answers.Any(a => a.Person == person && a.Answer is not null)))
                await Write(connection, transaction, election, row with { Groups = [.. row.Groups.Select(g => g with { Ledger = g.Ledger.Forget(person) })] }, CancellationToken.None);
        }

        await transaction.CommitAsync();
    }

    private static async Task<NpgsqlTransaction> Begin(NpgsqlConnection connection, string election, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        await using var take = new NpgsqlCommand("select pg_advisory_xact_lock($1, hashtext($2))", connection, transaction)
        {
            Parameters = { new() { Value = LockKey }, new() { Value = election } },
        };
        await take.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    private async Task<List<Row>> Read(NpgsqlConnection connection, NpgsqlTransaction transaction, string election, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "select cut, operation, vault_key, key_nonce, wrapped_key, nonce, content from statistics.ledger where election = $1", connection, transaction)
        {
            Parameters = { new() { Value = election } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<Row>();
        while (await reader.ReadAsync(cancellation))
        {
            var key = keys.Unwrap(new WrappedKey(reader.GetString(2), reader.GetFieldValue<byte[]>(3), reader.GetFieldValue<byte[]>(4)), Bound(election));
            var plain = Sealing.Decrypt(key, reader.GetFieldValue<byte[]>(5), reader.GetFieldValue<byte[]>(6), Associated(election, reader.GetInt32(0), reader.GetGuid(1)));
            var content = JsonSerializer.Deserialize<Content>(Sealing.Unpad(plain), _json);
            rows.Add(content is { Schema: Schema }
                ? new Row(reader.GetInt32(0), reader.GetGuid(1), content.Groups)
                : throw new InvalidOperationException($"ledger-schema: the statistics of {election} were counted by another version."));
        }

        return rows;
    }

    private async Task Write(NpgsqlConnection connection, NpgsqlTransaction transaction, string election, Row row, CancellationToken cancellation)
    {
        var dataKey = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        var wrapped = keys.Wrap(dataKey, Bound(election));
        var plain = Sealing.Pad(JsonSerializer.SerializeToUtf8Bytes(new Content(Schema, row.Groups), _json));
        var (nonce, content) = Sealing.Encrypt(dataKey, plain, Associated(election, row.Cut, row.Operation));
        await using var command = new NpgsqlCommand(
            """
            insert into statistics.ledger (election, cut, operation, vault_key, key_nonce, wrapped_key, nonce, content) values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (election, cut) do update set operation = $3, vault_key = $4, key_nonce = $5, wrapped_key = $6, nonce = $7, content = $8
            """, connection, transaction);
        foreach (var value in new object[] { election, row.Cut, row.Operation, wrapped.VaultKeyId, wrapped.Nonce, wrapped.Ciphertext, nonce, content })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    // Not the election's name alone: an id of a candidacy wraps the key of her answers.
    private static string Bound(string election) => $"statistics/{election}";

    private static byte[] Associated(string election, int cut, Guid operation) =>
        Encoding.UTF8.GetBytes(FormattableString.Invariant($"conoceles/statistics/{election}/{cut}/{operation:N}"));
}
