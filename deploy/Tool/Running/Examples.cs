using Conoceles.Deploy.Demo;
using Npgsql;

namespace Conoceles.Deploy.Running;

/// <summary>Places that a test or a person can go to at once; null where it has none.</summary>
/// <param name="Published">Path of a published profile.</param>
/// <param name="List">Path of the list.</param>
/// <param name="Pending">Id of a candidacy that nobody has captured.</param>
/// <param name="Captured">Id of a candidacy that waits for verification.</param>
public sealed record Examples(string? Published, string? List, string? Pending, string? Captured)
{
    /// <summary>Id of one with drafts.</summary>
    public string? Draft { get; init; }

    /// <summary>Id of one that was verified and whose office is not public yet.</summary>
    public string? Verified { get; init; }

    public string? Corrected { get; init; }

    /// <summary>Id of one whose correction waits for the UT.</summary>
    public string? CorrectionRequested { get; init; }

    /// <summary>Id of one whose correction was rejected.</summary>
    public string? CorrectionRejected { get; init; }

    /// <summary>Id of one with an observation.</summary>
    public string? Observed { get; init; }

    /// <summary>Id of one with a section that is not shown.</summary>
    public string? Withheld { get; init; }

    public string? Withdrawn { get; init; }

    /// <summary>Id of one whose titular consented to be shown in her groups.</summary>
    public string? Consented { get; init; }

    /// <summary>Id of one in which the institute mended its own error.</summary>
    public string? FixedByInstitute { get; init; }

    /// <summary>Id of one whose fix waits for a second administrator.</summary>
    public string? FixProposed { get; init; }

    /// <summary>Reads them from the oversight rows; what those do not say, from the story.</summary>
    /// <param name="ownerConnection">Owner's connection to the curricular database.</param>
    /// <param name="election">Slug.</param>
    /// <param name="plot">The story of what was loaded; null when nothing happened before the beginning.</param>
    internal static async Task<Examples> FindAsync(string ownerConnection, string election, DemoPlot? plot, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        // A candidacy with drafts is pending too: the example is one whose every section is empty.
        var published = await FirstAsync(source, election, "status = 'Published'", cancellation);
        const string Started = "exists (select from jsonb_each(curricular_sections) s where s.value = 'true')";
        return new Examples(
            published is null ? null : $"/candidaturas/{published}",
            published is null ? null : "/candidaturas",
            await FirstAsync(source, election, $"status = 'Pending' and not {Started}", cancellation),
            await FirstAsync(source, election, "status = 'Captured'", cancellation))
        {
            Draft = await FirstAsync(source, election, $"status = 'Pending' and {Started}", cancellation),
            Verified = await FirstAsync(source, election, "status = 'Verified'", cancellation),
            Corrected = await FirstAsync(source, election, "status = 'Corrected'", cancellation),
            CorrectionRequested = await FirstAsync(source, election, "status = 'Published' and correction_requested_at is not null", cancellation),
            Observed = await FirstAsync(source, election, "status in ('Published', 'Captured') and observed > 0", cancellation),
            Withheld = await FirstAsync(source, election, "status = 'Published' and withheld > 0", cancellation),
            Withdrawn = await FirstAsync(source, election, "status = 'Withdrawn'", cancellation),
            CorrectionRejected = await Of(DemoScene.CorrectionRejected),
            Consented = await Of(DemoScene.Consented),
            FixedByInstitute = await Of(DemoScene.FixedByInstitute),
            FixProposed = await Of(DemoScene.FixProposed),
        };

        Task<string?> Of(DemoScene scene) => plot?.IndexOf(scene) is { } index
            ? FirstAsync(source, election, $"status = 'Published' and candidacy_id = '{DemoTeller.IdOf(election, index)}'", cancellation)
            : Task.FromResult<string?>(null);
    }

    private static async Task<string?> FirstAsync(NpgsqlDataSource source, string election, string where, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(
            $"select candidacy_id from oversight.candidacy where election = $1 and {where} order by candidacy_id limit 1");
        command.Parameters.Add(new() { Value = election });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }
}
