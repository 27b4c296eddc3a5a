using Npgsql;

namespace Conoceles.Web.Capture.Identity;

/// <summary>
/// Among the account's claims, which no session carries. It says who read, not what the titular acknowledged: that is
/// an answer of the declarations and counts for the legal minimum.
/// </summary>
public sealed class SeenNotices(NpgsqlDataSource main) : ISeenNotices
{
    private const string Claim = "aviso-identidad";

    public async Task<bool> Seen(string account, string candidacy, CancellationToken cancellation)
    {
        await using var command = Command(
            "select exists (select from accounts.user_claims where user_id = $1 and claim_type = $2 and claim_value = $3)", account, candidacy);
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    public async Task Record(string account, string candidacy, CancellationToken cancellation)
    {
        await using var command = Command(
            """
            insert into accounts.user_claims (user_id, claim_type, claim_value)
            select $1, $2, $3
            where not exists (select from accounts.user_claims where user_id = $1 and claim_type = $2 and claim_value = $3)
            """,
            account, candidacy);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, string account, string candidacy)
    {
        var command = main.CreateCommand(sql);
        foreach (var value in new[] { account, Claim, candidacy })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
