using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Oversight.Notices;

/// <summary>An address that somebody wrote or took away.</summary>
public sealed record RecipientAct(DateTimeOffset At, string Address, bool Added, string By);

/// <summary>Where each party reads its notices, and who said so.</summary>
internal sealed class RecipientStore(NpgsqlDataSource main, WebSettings settings)
{
    private const string AddressesOf = "select address from mail.recipient where election = $1 and party = $2 order by place";

    /// <summary>Party → its addresses, in their order.</summary>
    public async Task<Dictionary<string, List<string>>> All(CancellationToken cancellation)
    {
        await using var command = main.CreateCommand("select party, address from mail.recipient where election = $1 order by party, place");
        Add(command, settings.Election);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var parties = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
        {
            if (!parties.TryGetValue(reader.GetString(0), out var addresses))
                parties[reader.GetString(0)] = addresses = [];
            addresses.Add(reader.GetString(1));
        }

        return parties;
    }

    public async Task<List<string>> Of(string party, CancellationToken cancellation)
    {
        await using var connection = await main.OpenConnectionAsync(cancellation);
        return await Of(connection, party, cancellation);
    }

    /// <summary>Changes of a party's addresses, newest first.</summary>
    public async Task<List<RecipientAct>> Acts(string party, CancellationToken cancellation)
    {
        await using var command = main.CreateCommand(
            """
            select a.at, a.address, a.added, u.display_name from mail.recipient_act a join accounts.users u on u.id = a.by_account
            where a.election = $1 and a.party = $2 order by a.seq desc limit 100
            """);
        Add(command, settings.Election, party);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var acts = new List<RecipientAct>();
        while (await reader.ReadAsync(cancellation))
            acts.Add(new RecipientAct(reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.GetBoolean(2), reader.GetString(3)));
        return acts;
    }

    /// <summary>Puts these addresses in the place of those that the person saw, and says who did. False when they are others by now.</summary>
    public async Task<bool> Replace(string party, IReadOnlyList<string> seen, IReadOnlyList<string> addresses, string by, CancellationToken cancellation)
    {
        await using var connection = await main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Rows that are not there cannot be locked: two people who write the first addresses of a party wait for each other here.
        await Run("select pg_advisory_xact_lock(hashtextextended('mail.recipient/' || $1 || '/' || $2, 0))");
        var before = await Of(connection, party, cancellation);
        if (before.SequenceEqual(addresses, StringComparer.Ordinal))
            return true;
        if (!before.SequenceEqual(seen, StringComparer.Ordinal))
            return false;
        await Run("delete from mail.recipient where election = $1 and party = $2");
        for (var place = 0; place < addresses.Count; place++)
            await Run("insert into mail.recipient (election, party, place, address) values ($1, $2, $3, $4)", (short)(place + 1), addresses[place]);
        foreach (var (address, added) in before.Except(addresses).Select(a => (a, false)).Concat(addresses.Except(before).Select(a => (a, true))))
            await Run("insert into mail.recipient_act (election, party, address, added, by_account) values ($1, $2, $3, $4, $5)", address, added, by);
        await transaction.CommitAsync(cancellation);
        return true;

        async Task Run(string sql, params object[] more)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            Add(command, [settings.Election, party, .. more]);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private async Task<List<string>> Of(NpgsqlConnection connection, string party, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(AddressesOf, connection);
        Add(command, settings.Election, party);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var addresses = new List<string>();
        while (await reader.ReadAsync(cancellation))
            addresses.Add(reader.GetString(0));
        return addresses;
    }

    private static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
    }
}
