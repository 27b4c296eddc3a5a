using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Photos;
using Conoceles.PublicRecord;
using Conoceles.Questionnaires;
using NpgsqlTypes;

namespace Conoceles.Grains.Projection;

/// <summary>Writes what public pages need of an election: its name and the choices of their filters; reads which of its candidacies left.</summary>
public sealed class ElectionProjector(ProjectionDatabases databases)
{
    public async Task Write(ElectionDefinition election, int version)
    {
        await using var command = databases.Main.CreateCommand(
            """
            insert into public_record.election (slug, state_version, document) values ($1, $2, $3)
            on conflict (slug) do update set state_version = excluded.state_version, document = excluded.document
            where election.state_version < excluded.state_version
            """);
        command.Parameters.AddWithValue(election.Slug);
        command.Parameters.AddWithValue(version);
        command.Parameters.AddWithValue(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(Of(election), PublicJson.Options));
        await command.ExecuteNonQueryAsync();
        await using var hint = databases.Main.CreateCommand("notify public_record");
        await hint.ExecuteNonQueryAsync();
    }

    /// <summary>Candidacies of an election that were withdrawn.</summary>
    public async Task<HashSet<string>> Withdrawn(string election)
    {
        await using var command = databases.Curricular.CreateCommand("select candidacy_id from oversight.candidacy where election = $1 and status = $2");
        command.Parameters.AddWithValue(election);
        command.Parameters.AddWithValue(nameof(CandidacyStatus.Withdrawn));
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
            ids.Add(reader.GetString(0));
        return ids;
    }

    internal static PublicElection Of(ElectionDefinition election) => new()
    {
        Slug = election.Slug,
        Name = election.Name,
        Fictional = election.Kind != ElectionKind.Real,
        Kind = election.Kind,
        ElectionDay = election.ElectionDay,
        Offices = Choices(election.Offices, o => new PublicChoice(o.Id, o.Name)),
        Districts = Choices(election.Districts, d => new PublicChoice(
            d.Number.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"Distrito {d.Number}, {d.Seat}"))),
        Municipalities = Choices(election.Municipalities, m => new PublicChoice(m.Code, m.Name)),
        Actors = Choices(election.Actors, a => new PublicChoice(a.Id, a.Name, a.Acronym)),
        Proportional = [.. election.Offices.Where(o => o.Posts is PostList.Numbered).Select(o => o.Id)],
        Degrees = Choices(
            election.Questionnaires.Curricular.Sections.SelectMany(s => s.Fields).FirstOrDefault(f => f.Id == PublicProfile.DegreeField)?.Options ?? [],
            o => new PublicChoice(o.Value, o.Label)),
        Groups = Choices(election.Questionnaires.Groups, g => new PublicChoice(g.Id, g.Label)),
        Questions = Choices(
            [.. election.Questionnaires.Curricular.Sections.Where(s => PhotoRules.FieldOf(s, FieldKind.Photo) is null)],
            s => new PublicChoice(s.Id, s.Title)),
    };

    private static ImmutableArray<PublicChoice> Choices<T>(ImmutableArray<T> items, Func<T, PublicChoice> choice) =>
        [.. items.Select(choice)];
}
