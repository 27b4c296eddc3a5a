using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.TestData;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Tests;

/// <summary>Invented people in an invented election.</summary>
internal static class Sample
{
    public const string Slug = "prueba-2024";

    public static ElectionDefinition Election { get; } = new()
    {
        Slug = Slug,
        Name = "Proceso de prueba",
        Kind = ElectionKind.Demo,
        ElectionDay = new DateOnly(2024, 6, 2),
        Offices =
        [
            Office("diputacion-mr", "Diputación", TerritoryKind.District),
            Office("presidencia-municipal", "Presidencia municipal", TerritoryKind.Municipality),
            Office("gubernatura", "Gubernatura", TerritoryKind.State),
        ],
        Districts = [new District(6, "Hermosillo"), new District(2, "Puerto Peñasco")],
        Municipalities = [new Municipality("26042", "Navojoa", 6), new Municipality("26003", "Álamos", 3)],
        Actors =
        [
            new PoliticalActor("rojo", "PR", "Partido Roble", ActorKind.Party, []),
            new PoliticalActor("sauce", "PS", "Partido Sauce", ActorKind.Party, []),
            new PoliticalActor("bosque", "CB", "Coalición Bosque", ActorKind.Coalition, ["rojo", "sauce"]),
        ],
    };

    public static RegistryEntry Entry { get; } = new()
    {
        Key = "R-1",
        GivenNames = "Nopalina",
        FirstSurname = "Ñandú",
        SecondSurname = "Del Ejemplo",
        Sex = "Mujer",
        Age = 41,
        Office = "diputacion-mr",
        District = 6,
        Character = Character.Titular,
        PoliticalActor = "rojo",
        ResponsibleParty = "rojo",
        ApprovedOn = new DateOnly(2024, 4, 19),
        ApprovalAgreement = "CG/1/2024",
        AccountDeliveredOn = new DateOnly(2024, 4, 20),
    };

    public static PublicElection PublicElection { get; } = new()
    {
        Slug = Slug,
        Name = Election.Name,
        Fictional = true,
        ElectionDay = Election.ElectionDay,
        Offices = [.. Election.Offices.Select(o => new PublicChoice(o.Id, o.Name))],
        Districts = [.. Election.Districts.Select(d => new PublicChoice($"{d.Number}", $"Distrito {d.Number}, {d.Seat}"))],
        Municipalities = [.. Election.Municipalities.Select(m => new PublicChoice(m.Code, m.Name))],
        Actors = [.. Election.Actors.Select(a => new PublicChoice(a.Id, a.Name, a.Acronym))],
        Degrees = [new PublicChoice("sin-estudios", "Sin estudios"), new PublicChoice("maestria", "Maestría")],
        Groups = [.. ShippedQuestionnaires.Set.Groups.Select(g => new PublicChoice(g.Id, g.Label))],
        Questions = [new PublicChoice("contacto", "Medios de contacto"), new PublicChoice("estudios", "Estudios")],
    };

    /// <summary>A published candidacy with markup, emoji and every kind of answer.</summary>
    public static PublicCandidacy Published { get; } = PublicProfile.OfRegistry("cand-prueba-2024-000001", 7, Entry, "", Election, null) with
    {
        PublishedAt = new DateTimeOffset(2024, 5, 4, 17, 0, 0, TimeSpan.Zero),
        Sections = PublicProfile.Content(ShippedQuestionnaires.Set, section => section switch
        {
            "contacto" => new Dictionary<string, string> { ["correo-publico"] = "n@ejemplo.invalid", ["pagina-web"] = "https://ejemplo.invalid/?a=1&b=2" },
            "estudios" => new Dictionary<string, string> { ["grado"] = "sin-estudios", ["estatus-grado"] = "no-aplica" },
            "historia" => new Dictionary<string, string> { ["historia-profesional"] = "Línea uno\n<script>alert(1)</script> «ñ» 👩🏽‍🌾 & más" },
            _ => null,
        }),
    };

    /// <summary>Registry data only.</summary>
    public static PublicCandidacy Silent { get; } = PublicProfile.OfRegistry(
        "cand-prueba-2024-000002", 0,
        Entry with { Key = "R-2", GivenNames = "Cardón", Office = "presidencia-municipal", District = null, Municipality = "26042" },
        "", Election, PublicReason.NotCaptured);

    /// <summary>Registry data only, because an agreement says that it need not capture.</summary>
    public static PublicCandidacy LeftOut { get; } = PublicProfile.OfRegistry(
        "cand-prueba-2024-000004", 0,
        Entry with { Key = "R-4", GivenNames = "Biznaga", Character = Character.Substitute },
        "", Election with { Scope = new ElectionScope { Substitutes = false, Agreement = "CG/77/2024" } }, PublicReason.OutOfScope);

    public static PublicSnapshot Snapshot(params PublicRow[] more) => new(
        1,
        new ElectionRow(1, PublicElection),
        new[]
        {
            new PublicRow(Published.Id, 56, Published),
            new PublicRow(Silent.Id, 8, Silent),
            new PublicRow("cand-prueba-2024-000003", 8, null),
        }.Concat(more).GroupBy(r => r.CandidacyId, StringComparer.Ordinal).Select(g => HeldRow.Of(g.Last())));

    private static Office Office(string id, string name, TerritoryKind territory) => new(
        id, name, territory, new PublicationWindow(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, "CG/2/2024"));
}
