using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Npgsql;
using NpgsqlTypes;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>
/// A public record of invented people who answered everything, written straight into its table: what a citizens' node costs does
/// not depend on how its rows came to be.
/// </summary>
internal sealed class PublicRows(ElectionDefinition election, int count)
{
    private static readonly DateTimeOffset _published = new(2024, 5, 6, 17, 0, 0, TimeSpan.Zero);
    private readonly DemoAnswers _answers = new(new Dice(2024));
    private readonly ImmutableArray<RegistryEntry> _entries = new DemoRoster(election, new Dice(2024)).Entries(count);

    public int Count => _entries.Length;

    public string IdOf(int index) => CandidacyId.Create(election.Slug, index + 1);

    /// <summary>Name of one of them, as searches write it.</summary>
    public string NameOf(int index) => _entries[index].FullName;

    /// <param name="version">Of its row; a higher one is a change.</param>
    public PublicCandidacy Of(int index, int version) => PublicProfile.OfRegistry(IdOf(index), version, _entries[index], "", election, reason: null) with
    {
        Nickname = $"V{version}",
        Sections = PublicProfile.Content(election.Questionnaires, s => _answers.Section(election.Questionnaires.Curricular.Find(s)!, index)),
        PublishedAt = _published,
    };

    /// <summary>Writes all of them at version 1.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var rows = await connection.BeginBinaryImportAsync(
            "copy public_record.candidacy (candidacy_id, election, state_version, document) from stdin (format binary)", cancellation);
        for (var i = 0; i < Count; i++)
        {
            await rows.StartRowAsync(cancellation);
            await rows.WriteAsync(IdOf(i), NpgsqlDbType.Text, cancellation);
            await rows.WriteAsync(election.Slug, NpgsqlDbType.Text, cancellation);
            await rows.WriteAsync(1, NpgsqlDbType.Integer, cancellation);
            await rows.WriteAsync(Text(i, 1), NpgsqlDbType.Jsonb, cancellation);
        }

        await rows.CompleteAsync(cancellation);
    }

    /// <summary>Brings some to another version in one transaction.</summary>
    /// <param name="hint">Tells the nodes, as the projection does.</param>
    public async Task ChangeAsync(NpgsqlDataSource database, IReadOnlyList<int> indexes, int version, bool hint, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var command = new NpgsqlCommand(
            "update public_record.candidacy c set state_version = $2, document = n.document, updated_at = now() from unnest($1, $3) as n(id, document) where c.candidacy_id = n.id", connection, transaction))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = indexes.Select(IdOf).ToArray() });
            command.Parameters.Add(new NpgsqlParameter { Value = version });
            command.Parameters.Add(new NpgsqlParameter { Value = indexes.Select(i => Text(i, version)).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
            await command.ExecuteNonQueryAsync(cancellation);
        }

        if (hint)
        {
            await using var notify = new NpgsqlCommand("notify public_record", connection, transaction);
            await notify.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private string Text(int index, int version) => JsonSerializer.Serialize(Of(index, version), PublicJson.Options);
}
