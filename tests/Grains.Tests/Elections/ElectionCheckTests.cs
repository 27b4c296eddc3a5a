using Conoceles.Deploy;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;

namespace Conoceles.Grains.Tests.Elections;

/// <summary>The elections of the repository are sound, and each way to break one is told.</summary>
public class ElectionCheckTests
{
    private static readonly ElectionDefinition Sonora = Read("sonora-2024");

    [Theory]
    [InlineData("sonora-2024", 5, 10)]
    [InlineData("sonora-2027", 6, 10)]
    public void Folder_HasNoProblem(string folder, int offices, int parties)
    {
        var election = Read(folder);
        Assert.Empty(ElectionCheck.Problems(election));
        Assert.Equal(folder, election.Slug);
        Assert.Equal(ElectionKind.Real, election.Kind);
        Assert.Equal((offices, 21, 72), (election.Offices.Length, election.Districts.Length, election.Municipalities.Length));
        Assert.Equal(parties, election.Actors.Count(a => a.Kind == ActorKind.Party));
        Assert.Contains(election.Actors, a => a.Kind == ActorKind.Independent);
        Assert.Equal(15, election.Deadlines.Capture.Days);
        Assert.True(election.Scope.IsEveryone);
        Assert.Null(election.Scope.Agreement);
        Assert.NotEmpty(election.Dates);
    }

    [Fact]
    public void Sonora2024_HasItsCoalitionItsCommonCandidacyAndThePartiesOfOrigin()
    {
        Assert.Equal(["pan", "pri", "prd"], Assert.Single(Sonora.Actors, a => a.Kind == ActorKind.Coalition).Members);
        Assert.Equal(
            ["morena", "nas", "pes-sonora", "pt", "pvem"],
            Assert.Single(Sonora.Actors, a => a.Kind == ActorKind.CommonCandidacy).Members.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Sonora2027_HasGubernatura_AndSaysThatItsDatesAreProvisional()
    {
        var election = Read("sonora-2027");
        Assert.NotNull(election.FindOffice("gubernatura"));
        Assert.Equal(new DateOnly(2027, 6, 6), election.ElectionDay);
        Assert.All(election.Dates, d => Assert.True(d.Provisional));
        Assert.All(election.Offices, o => Assert.Contains("Provisional", o.Publication.Agreement, StringComparison.Ordinal));
    }

    [Fact]
    public void Grounds_WithholdNothing_UntilTheCommissionLoadsAnAgreement()
    {
        Assert.Equal("propaganda", Assert.Single(Sonora.Grounds, g => g.Withholds).Id);
        Assert.DoesNotContain(Sonora.Grounds, g => g.CanWithhold);
        Assert.Equal(3, Sonora.RejectionGrounds.Length);
        Assert.Contains(FictionalElection.Of(Sonora).Grounds, g => g.CanWithhold);
        Assert.False(Sonora.CanWithhold);
        Assert.True(FictionalElection.Of(Sonora).CanWithhold);
    }

    [Theory]
    [InlineData("Plan, 1.5", "CTSCCC/01/2024", true, true)]
    [InlineData("Plan, 1.5", null, true, false)]
    [InlineData("Plan, 1.5", " ", true, false)]
    [InlineData("", "CTSCCC/01/2024", true, false)]
    [InlineData("Plan, 1.5", "CTSCCC/01/2024", false, false)]
    public void Withholding_NeedsAGroundWithItsNormAndItsAgreement(string norm, string? agreement, bool supported, bool can) =>
        Assert.Equal(can, (Sonora with { Grounds = [new Ground("x", "Texto", norm, agreement, supported)] }).CanWithhold);

    [Fact]
    public void Demo_IsTheRealElectionUnderAnotherSlugAndKind()
    {
        var demo = FictionalElection.Of(Sonora);
        Assert.Empty(ElectionCheck.Problems(demo));
        Assert.Equal(("demo-2024", ElectionKind.Demo), (demo.Slug, demo.Kind));
        Assert.Equal(Sonora.Municipalities, demo.Municipalities);
        Assert.EndsWith("(demostración)", demo.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Scope_IsEveryone_UntilItIsNarrowed()
    {
        var titular = Candidacies.Sample.Entry;
        var substitute = titular with { Character = Character.Substitute };
        Assert.True(ElectionScope.Everyone.Includes(substitute));
        var narrow = new ElectionScope { Offices = ["diputacion-mr"], Substitutes = false, Agreement = "CG/00/2024" };
        Assert.True(narrow.Includes(titular));
        Assert.False(narrow.Includes(substitute));
        Assert.False(narrow.Includes(titular with { Office = "sindicatura" }));
    }

    [Theory]
    [MemberData(nameof(Breakages))]
    public void Problems_OfABrokenElection_SaysIt(string sentence, ElectionDefinition broken) =>
        Assert.Contains(ElectionCheck.Problems(broken), p => p.Contains(sentence, StringComparison.Ordinal));

    [Fact]
    public void Problems_AreSaidAllAtOnce() => Assert.True(ElectionCheck.Problems(Sonora with
    {
        Slug = "",
        Name = "",
        Offices = [],
        Actors = [],
        Deadlines = Sonora.Deadlines with { Capture = Sonora.Deadlines.Capture with { Days = 0 } },
    }).Length >= 5);

    private static readonly Holiday LabourDay = new(new DateOnly(2024, 5, 1), "Día del trabajo");

    private static ElectionDefinition Rules(Func<DeadlineRules, DeadlineRules> change) => Sonora with { Deadlines = change(Sonora.Deadlines) };

    private static ElectionDefinition Extended(Func<DeadlineExtension, DeadlineExtension> change) => Rules(r => r with
    {
        Extensions = [change(new DeadlineExtension(DeadlineKind.Capture, new DateOnly(2024, 5, 5), new DateOnly(2024, 5, 7), "CG/90/2024", "Fallas"))],
    });

    public static TheoryData<string, ElectionDefinition> Breakages => new()
    {
        { "clave del proceso «Sonora 2024»", Sonora with { Slug = "Sonora 2024" } },
        { "de un ensayo empieza con «ensayo-», y la de este es «sonora-2024»", Sonora with { Kind = ElectionKind.Rehearsal } },
        { "«ensayo-2024» empieza como la de un ensayo", Sonora with { Slug = "ensayo-2024" } },
        { "«ensayo-2024» empieza como la de un ensayo", Sonora with { Slug = "ensayo-2024", Kind = ElectionKind.Demo } },
        { "no tiene nombre", Sonora with { Name = " " } },
        { "plazo de captura es de 0 días", Rules(r => r with { Capture = r.Capture with { Days = 0 } }) },
        { "plazo de resolución del ajuste no dice", Rules(r => r with { Correction = r.Correction with { Norm = " " } }) },
        { "día inhábil 01/05/2024 se repite", Rules(r => r with { Business = new BusinessCalendar { Holidays = [LabourDay, LabourDay] } }) },
        { "día inhábil 01/05/2024 no dice", Rules(r => r with { Business = new BusinessCalendar { Holidays = [LabourDay with { Name = "" }] } }) },
        { "no es posterior al 05/05/2024", Extended(e => e with { Until = e.From }) },
        { "pasa del día de la elección", Extended(e => e with { Until = Sonora.ElectionDay.AddDays(1) }) },
        { "necesita el número del acuerdo", Extended(e => e with { Agreement = "" }) },
        { "nombra a «nadie»", Extended(e => e with { Party = "nadie" }) },
        { "nombra a «fuerza-y-corazon»", Extended(e => e with { Party = "fuerza-y-corazon" }) },
        { "captura reabierta", Extended(e => e with { Deadline = DeadlineKind.Reopening }) },
        { "fotografías es de 0 meses", Sonora with { PhotoMonths = 0 } },
        { "fotografías es de 25 meses", Sonora with { PhotoMonths = 25 } },
        { "no tiene cargos", Sonora with { Offices = [] } },
        { "cargo «diputacion-mr» se repite", Sonora with { Offices = [Sonora.Offices[0], .. Sonora.Offices] } },
        { "cargo «Diputación»", Sonora with { Offices = [Sonora.Offices[0] with { Id = "Diputación" }] } },
        { "«diputacion-mr» no tiene nombre", WithOffice(o => o with { Name = "" }) },
        { "cierra antes de abrir", WithOffice(o => o with { Publication = new(o.Publication.Closes, o.Publication.Opens, "CG") }) },
        { "abre después de la jornada", Sonora with { ElectionDay = new DateOnly(2023, 6, 2) } },
        { "no dice qué acuerdo la fijó", WithOffice(o => o with { Publication = o.Publication with { Agreement = " " } }) },
        { "no tiene distritos", Sonora with { Districts = [] } },
        { "no tiene municipios", Sonora with { Municipalities = [] } },
        { "no se elige por municipio", WithOffice(o => o with { Posts = PostList.Councillors }) },
        { "largo de la lista", WithOffice(o => o with { Posts = PostList.Numbered, ListLength = 0 }) },
        { "largo de la lista", WithOffice(o => o with { ListLength = 3 }) },
        { "distrito 1 se repite", Sonora with { Districts = [Sonora.Districts[0], .. Sonora.Districts] } },
        { "distrito 0 necesita", Sonora with { Districts = [new District(0, "Nada")] } },
        { "municipio «26001» se repite", Sonora with { Municipalities = [Sonora.Municipalities[0], .. Sonora.Municipalities] } },
        { "clave del municipio «49»", Sonora with { Municipalities = [new Municipality("49", "Hermosillo", 12)] } },
        { "dice 0 regidurías", Sonora with { Municipalities = [new Municipality("26030", "Hermosillo", 0)] } },
        { "no tiene actores políticos", Sonora with { Actors = [] } },
        { "actor político «pan» se repite", Sonora with { Actors = [Sonora.Actors[0], .. Sonora.Actors] } },
        { "necesita nombre y siglas", WithActor(new PoliticalActor("nuevo", "", "Nuevo", ActorKind.Party, [])) },
        { "«nadie», que no existe", WithActor(new PoliticalActor("unida", "U", "Unida", ActorKind.Coalition, ["pan", "nadie"])) },
        { "que no es un partido", WithActor(new PoliticalActor("unida", "U", "Unida", ActorKind.Coalition, ["pan", "independiente"])) },
        { "al menos dos partidos", WithActor(new PoliticalActor("unida", "U", "Unida", ActorKind.CommonCandidacy, ["pan"])) },
        { "repite un integrante", WithActor(new PoliticalActor("unida", "U", "Unida", ActorKind.CommonCandidacy, ["pan", "pan", "pri"])) },
        { "y tiene integrantes", WithActor(new PoliticalActor("solo", "S", "Solo", ActorKind.Party, ["pan"])) },
        { "alcance nombra el cargo «virrey»", Sonora with { Scope = new ElectionScope { Offices = ["virrey"], Agreement = "CG/1" } } },
        { "no dice qué acuerdo lo decidió", Sonora with { Scope = new ElectionScope { Substitutes = false } } },
        { "observación «propaganda» se repite", Sonora with { Grounds = [.. Sonora.Grounds, .. Sonora.Grounds] } },
        { "observación «x» necesita", Sonora with { Grounds = [new Ground("x", "Texto", "", null, false)] } },
        { "rechazo de ajuste «x» está en blanco", Sonora with { RejectionGrounds = [new Ground("x", "Texto", "Norma", " ", false)] } },
        { "fecha «jornada» se repite", Sonora with { Dates = [.. Sonora.Dates, .. Sonora.Dates] } },
        { "termina antes de empezar", WithDate(new NamedDate("f", "Fecha", new DateOnly(2024, 5, 2), new DateOnly(2024, 5, 1), "Acto", false)) },
        { "el acto o documento", WithDate(new NamedDate("f", "Fecha", new DateOnly(2024, 5, 2), null, "", false)) },
        { "no es el día de la elección", Sonora with { Dates = [new NamedDate("jornada", "Jornada", new DateOnly(2024, 6, 3), null, "Acto", false)] } },
    };

    private static ElectionDefinition WithOffice(Func<Office, Office> change) =>
        Sonora with { Offices = Sonora.Offices.SetItem(0, change(Sonora.Offices[0])) };

    private static ElectionDefinition WithActor(PoliticalActor actor) => Sonora with { Actors = Sonora.Actors.Add(actor) };

    private static ElectionDefinition WithDate(NamedDate date) => Sonora with { Dates = Sonora.Dates.Add(date) };

    private static ElectionDefinition Read(string folder) => DemoElection.Read(Repository.Election(folder));
}
