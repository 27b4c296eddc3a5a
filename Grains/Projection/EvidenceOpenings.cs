using Conoceles.Evidence;

namespace Conoceles.Grains.Projection;

/// <summary>
/// Who opened which document, when and for what. Not a derived row: it is written, and waited for, before a byte is read.
/// </summary>
public sealed class EvidenceOpenings(ProjectionDatabases databases)
{
    /// <summary>Records an opening; the same person's repeat of the same operation on the same file is the same row.</summary>
    public async Task Record(string owner, OpenEvidence command, string purpose)
    {
        await using var row = databases.Main.CreateCommand(
            """
            insert into audit.evidence_opening (operation_id, owner, evidence_id, at, actor_account, actor_role, purpose)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (operation_id, owner, evidence_id, actor_account) do nothing
            """);
        row.Parameters.AddWithValue(command.OperationId);
        row.Parameters.AddWithValue(owner);
        row.Parameters.AddWithValue(command.EvidenceId);
        row.Parameters.AddWithValue(command.ReceivedAt.ToUniversalTime());
        row.Parameters.AddWithValue(command.Actor.AccountId);
        row.Parameters.AddWithValue(command.Actor.Role.ToString());
        row.Parameters.AddWithValue(purpose);
        await row.ExecuteNonQueryAsync();
    }
}
