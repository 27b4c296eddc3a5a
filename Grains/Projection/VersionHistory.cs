using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies;
using Npgsql;
using NpgsqlTypes;

namespace Conoceles.Grains.Projection;

using Content = ImmutableDictionary<string, ImmutableDictionary<string, string>>;

/// <summary>
/// Every content that a candidacy has had since it was submitted, one row a version; no role may change or delete one.
/// </summary>
public sealed class VersionHistory(ProjectionDatabases databases)
{
    /// <summary>Rows of a candidacy, oldest first.</summary>
    public async Task<ImmutableArray<ContentVersion>> Read(string candidacyId)
    {
        await using var command = databases.Curricular.CreateCommand(
            "select version, opening, act, at, account, content::text from history.version where candidacy_id = $1 order by version");
        command.Parameters.AddWithValue(candidacyId);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = ImmutableArray.CreateBuilder<ContentVersion>();
        while (await reader.ReadAsync())
        {
            rows.Add(new ContentVersion(
                candidacyId,
                reader.GetInt32(0),
                reader.GetInt32(1),
                Enum.Parse<CommandName>(reader.GetString(2)),
                reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetString(4),
                JsonSerializer.Deserialize<Content>(reader.GetString(5), StateJson.Options)!));
        }

        return rows.ToImmutable();
    }

    internal static NpgsqlBatchCommand Insert(ContentVersion version) => new(
        """
        insert into history.version (candidacy_id, version, opening, act, at, account, content)
        values ($1, $2, $3, $4, $5, $6, $7) on conflict (candidacy_id, version) do nothing
        """)
    {
        Parameters =
        {
            new() { Value = version.CandidacyId },
            new() { Value = version.Version },
            new() { Value = version.Opening },
            new() { Value = version.Act.ToString() },
            new() { Value = version.At.ToUniversalTime() },
            new() { Value = version.Account },
            new() { Value = JsonSerializer.Serialize(version.Content, StateJson.Options), NpgsqlDbType = NpgsqlDbType.Jsonb },
        },
    };
}
