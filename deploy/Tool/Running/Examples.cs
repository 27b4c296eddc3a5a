using Npgsql;

namespace Conoceles.Deploy.Running;

/// <summary>Places of the demo that a test or a person can go to at once; null where it has none.</summary>
/// <param name="Published">Path of a published profile.</param>
/// <param name="List">Path of the list.</param>
/// <param name="Pending">Id of a candidacy that nobody has captured.</param>
/// <param name="Captured">Id of a candidacy that waits for verification.</param>
public sealed record Examples(string? Published, string? List, string? Pending, string? Captured)
{
    /// <summary>Reads them from the oversight rows.</summary>
    /// <param name="ownerConnection">Owner's connection to the curricular database.</param>
    public static async Task<Examples> FindAsync(string ownerConnection, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        // A candidacy with drafts is pending too: the example is one whose every section is empty.
        var published = await FirstAsync(source, "status = 'Published'", cancellation);
        return new Examples(
            published is null ? null : $"/candidaturas/{published}",
            published is null ? null : "/candidaturas",
            await FirstAsync(
                source,
                "status = 'Pending' and not exists (select from jsonb_each(curricular_sections) s where s.value = 'true')",
                cancellation),
            await FirstAsync(source, "status = 'Captured'", cancellation));
    }

    private static async Task<string?> FirstAsync(NpgsqlDataSource source, string where, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            $"select candidacy_id from oversight.candidacy where election = $1 and {where} order by candidacy_id limit 1");
        command.Parameters.Add(new() { Value = ProcessSettings.Election });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }
}
