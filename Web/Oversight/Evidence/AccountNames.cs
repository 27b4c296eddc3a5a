using Npgsql;

namespace Conoceles.Web.Oversight.Evidence;

/// <summary>Names of the accounts that states and entries know by their ids.</summary>
public interface IAccountNames
{
    /// <summary>Account → name. An account that no longer exists has none.</summary>
    Task<IReadOnlyDictionary<string, string>> Of(string[] accounts, CancellationToken cancellation);
}

/// <summary>From the web's own accounts.</summary>
public sealed class AccountNames(NpgsqlDataSource main) : IAccountNames
{
    public async Task<IReadOnlyDictionary<string, string>> Of(string[] accounts, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (accounts.Length == 0)
            return names;
        await using var command = main.CreateCommand("select id, display_name from accounts.users where id = any($1)");
        command.Parameters.Add(new NpgsqlParameter { Value = accounts });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            names[reader.GetString(0)] = reader.GetString(1);
        return names;
    }
}
