using Conoceles.Candidacies;
using Conoceles.Deliveries;

namespace Conoceles.Grains.Projection;

/// <summary>The list of deliveries of accounts. One row an act, written when its candidacies have been told.</summary>
public sealed class DeliveryProjector(ProjectionDatabases databases)
{
    public async Task Write(string id, DeliverAccounts act)
    {
        await using var row = databases.Curricular.CreateCommand(
            """
            insert into oversight.delivery (delivery_id, election, party, delivered_at, receiver, way, reference, recorded_at, account, candidacies)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (delivery_id) do nothing
            """);
        foreach (var value in new object[]
        {
            id, CandidacyId.ElectionOf(act.Candidacies[0]), act.Party, act.DeliveredAt.ToUniversalTime(), act.Receiver, act.Way.ToString(),
            act.Reference, act.ReceivedAt.ToUniversalTime(), act.Actor.AccountId, act.Candidacies.Length,
        })
        {
            row.Parameters.AddWithValue(value);
        }

        await row.ExecuteNonQueryAsync();
    }
}
