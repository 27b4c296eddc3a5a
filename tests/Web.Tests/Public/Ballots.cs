using System.Collections.Immutable;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Tests.Public;

/// <summary>A small election with every kind of post: what a citizen's pages have to tell apart.</summary>
internal static class Ballots
{
    public const string Withdrawn = "cand-prueba-2024-000090";

    private static readonly ElectionDefinition Definition = Sample.Election with
    {
        Offices =
        [
            Office("diputacion-mr", "Diputación", TerritoryKind.District),
            Office("diputacion-rp", "Diputación por listas", TerritoryKind.State) with { Posts = PostList.Numbered, ListLength = 4 },
            Office("presidencia-municipal", "Presidencia municipal", TerritoryKind.Municipality) with { Substitutes = false },
            Office("regiduria", "Regiduría", TerritoryKind.Municipality) with { Posts = PostList.Councillors },
        ],
        Actors = [.. Sample.Election.Actors, new PoliticalActor("independiente", "IND", "Candidatura independiente", ActorKind.Independent, [])],
    };

    public static PublicElection Election { get; } = Sample.PublicElection with
    {
        Offices = [.. Definition.Offices.Select(o => new PublicChoice(o.Id, o.Name))],
        Actors = [.. Definition.Actors.Select(a => new PublicChoice(a.Id, a.Name, a.Acronym))],
        Proportional = ["diputacion-rp"],
    };

    /// <summary>District 6 and Navojoa, and one in district 2; ids say who is who.</summary>
    public static ImmutableArray<PublicCandidacy> People { get; } =
    [
        Of(1, "Nopalina", "diputacion-mr", 6) with { Sections = Studies("Maestría"), Reason = null },
        Of(2, "Biznaga", "diputacion-mr", 6, character: Character.Substitute),
        Of(3, "Cardón", "diputacion-mr", 6, actor: "sauce", sex: "Hombre", age: 29),
        Of(4, "Güíjaro", "diputacion-mr", 2, sex: "Hombre", age: 60),
        Of(5, "Ceiba", "diputacion-rp", number: 1, age: 59),
        Of(6, "Duna", "presidencia-municipal", municipality: "26042", age: 30) with { AffirmativeActions = [new PublicChip("indigena", "Personas indígenas")] },
        Of(7, "Laguna", "regiduria", municipality: "26042", number: 1),
        Of(8, "Brisa", "regiduria", municipality: "26042", number: 1, character: Character.Substitute),
        Of(9, "Arena", "regiduria", municipality: "26042", number: 2),
        Of(10, "Zarza", "regiduria", municipality: "26042", number: 1, actor: "independiente", slate: "independiente-1"),
        Of(11, "Tuna", "regiduria", municipality: "26042", number: 1, actor: "independiente", slate: "independiente-1", character: Character.Substitute),
        Of(12, "Choya", "regiduria", municipality: "26042", number: 1, actor: "independiente", slate: "independiente-2"),
        Of(13, "Garza", "regiduria", municipality: "26042", number: 1, actor: "independiente", slate: "independiente-2", character: Character.Substitute),
        Of(14, "Sierra", "presidencia-municipal", municipality: "26003", age: 18),
    ];

    public static PublicSnapshot Snapshot { get; } = new(
        1, new ElectionRow(1, Election),
        People.Select(p => new PublicRow(p.Id, 8, p))
            .Append(new PublicRow(Withdrawn, 9, null, PublicProfile.Withdrawn(Withdrawn, Entry("Secretina", "regiduria", null, "26042", 3), "CG/99/2024", Definition)))
            .Select(HeldRow.Of));

    public static string Id(int number) => $"cand-prueba-2024-{number:D6}";

    private static PublicCandidacy Of(
        int id, string name, string office, int? district = null, string? municipality = null, int? number = null, string actor = "rojo",
        string? slate = null, Character character = Character.Titular, string sex = "Mujer", int age = 41) => PublicProfile.OfRegistry(
            Id(id), 0,
            Entry(name, office, district, municipality, number) with
            {
                PoliticalActor = actor,
                ResponsibleParty = slate ?? actor,
                Character = character,
                Sex = sex,
                Age = age,
            }, "", Definition, PublicReason.NotCaptured);

    private static RegistryEntry Entry(string name, string office, int? district, string? municipality, int? number) => Sample.Entry with
    {
        Key = "R-" + name,
        GivenNames = name,
        Office = office,
        District = district,
        Municipality = municipality,
        ListNumber = number,
    };

    private static ImmutableArray<PublicSection> Studies(string degree) =>
        [new PublicSection("estudios", "Estudios", [new PublicItem(PublicProfile.DegreeField, "Grado máximo de estudios", degree, "Choice")])];

    private static Office Office(string id, string name, TerritoryKind territory) => new(
        id, name, territory, new PublicationWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, "CG/2/2024"));
}
