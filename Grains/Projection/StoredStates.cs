using System.Text.Json;
using Conoceles.Grains.Candidacies;
using Npgsql;

namespace Conoceles.Grains.Projection;

/// <summary>Candidacies as their grains stored them, for who asks of many at once and must not wake them.</summary>
internal static class StoredStates
{
    /// <summary>Those of these identifiers that have a state, in no order.</summary>
    public static async Task<List<StoredState>> Of(NpgsqlConnection curricular, string[] ids, CancellationToken cancellation)
    {
        // Keys of text have zeros for their numbers: without them every id reads the index from its beginning.
        await using var command = new NpgsqlCommand(
            """
            select grainidextensionstring, payloadbinary, version from grains.orleansstorage
            where graintypestring = $1 and serviceid = $2 and grainidn0 = 0 and grainidn1 = 0 and grainidextensionstring = any($3)
              and payloadbinary is not null
            """, curricular);
        command.Parameters.AddWithValue(StorageNames.Candidacy);
        command.Parameters.AddWithValue(StorageNames.ServiceId);
        command.Parameters.AddWithValue(ids);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var states = new List<StoredState>();
        while (await reader.ReadAsync(cancellation))
            states.Add(new StoredState(reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetInt32(2)));
        return states;
    }
}

/// <param name="CandidacyId">Whose it is.</param>
/// <param name="Payload">As it was written; of a newer schema than this process knows, perhaps.</param>
/// <param name="Version">That Orleans gave it.</param>
internal sealed record StoredState(string CandidacyId, byte[] Payload, int Version)
{
    /// <exception cref="JsonException">It is of a newer schema, or it is none.</exception>
    public CandidacyState? Read() => JsonSerializer.Deserialize<CandidacyState>(Payload, StateJson.Options);
}
