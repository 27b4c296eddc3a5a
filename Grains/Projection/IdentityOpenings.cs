using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies.Rules;

namespace Conoceles.Grains.Projection;

/// <summary>
/// The purposes for which identity answers were opened: readable, and apart from the chain, which only commits to them. Not
/// a derived row: it is written, and waited for, after the act's commit and before anything is opened.
/// </summary>
public sealed class IdentityOpenings(ProjectionDatabases databases)
{
    /// <summary>Records the purpose of a committed opening; a repeat of the same operation is the same row.</summary>
    public async Task Record(string candidacyId, OpenIdentity command)
    {
        var purpose = IdentityOpeningRules.Purpose(command)!;
        await using var row = databases.Main.CreateCommand(
            """
            insert into audit.identity_opening (operation_id, candidacy_id, at, actor_account, actor_role, purpose, commitment)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (operation_id) do nothing
            """);
        row.Parameters.AddWithValue(command.OperationId);
        row.Parameters.AddWithValue(candidacyId);
        row.Parameters.AddWithValue(command.ReceivedAt.ToUniversalTime());
        row.Parameters.AddWithValue(command.Actor.AccountId);
        row.Parameters.AddWithValue(command.Actor.Role.ToString());
        row.Parameters.AddWithValue(purpose);
        row.Parameters.AddWithValue(IdentityOpeningRules.Commitment(command.OperationId, purpose));
        await row.ExecuteNonQueryAsync();
    }
}
