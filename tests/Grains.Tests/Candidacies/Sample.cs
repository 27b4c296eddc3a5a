using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Questionnaires;
using Calendar = Conoceles.Elections.Calendar;

namespace Conoceles.Grains.Tests.Candidacies;

/// <summary>An obviously fictional candidacy and the people around it.</summary>
internal static class Sample
{
    public const string Id = "cand-prueba-000001";

    public static readonly DateTimeOffset InWindow = At("2024-04-25T10:00:00-07:00");
    public static readonly Actor Capturist = new("cuenta-1", "sesion-1", Role.Capturist, "pxx");
    public static readonly Actor OtherParty = new("cuenta-2", "sesion-2", Role.Capturist, "pyy");
    public static readonly Actor Reviewer = new("cuenta-3", "sesion-3", Role.Reviewer, null);

    public static readonly ElectionDefinition Election = new()
    {
        Slug = "prueba",
        Name = "Proceso de prueba",
        Kind = ElectionKind.Rehearsal,
        ElectionDay = new DateOnly(2024, 6, 2),
        Offices =
        [
            new Office("diputacion-mr", "Diputación local", TerritoryKind.District, new PublicationWindow(
                At("2024-04-20T00:00:00-07:00"), At("2024-06-02T23:59:59.999-07:00"), "CG/00/2024")),
        ],
        Districts = [new District(6, "Hermosillo")],
        Municipalities = [new Municipality("26030", "Hermosillo", 12)],
        Actors =
        [
            new PoliticalActor("pxx", "PXX", "Partido Equis Equis", ActorKind.Party, []),
            new PoliticalActor("pyy", "PYY", "Partido Ye Ye", ActorKind.Party, []),
        ],
    };

    public static readonly Calendar Calendar = Calendar.Of(Election, 1);

    public static readonly RegistryEntry Entry = new()
    {
        Key = "REG-0001",
        GivenNames = "Fulana Ficticia",
        FirstSurname = "De Prueba",
        Sex = "Mujer",
        Age = 41,
        Office = "diputacion-mr",
        District = 6,
        Character = Character.Titular,
        PoliticalActor = "pxx",
        ResponsibleParty = "pxx",
        ApprovedOn = new DateOnly(2024, 4, 19),
        ApprovalAgreement = "CG/00/2024",
        AccountDeliveredOn = new DateOnly(2024, 4, 20),
    };

    public static readonly ImmutableDictionary<string, ImmutableDictionary<string, string>> Answers =
        new Dictionary<string, ImmutableDictionary<string, string>>
        {
            ["contacto"] = Values(("correo-publico", "fulana@ejemplo.invalid")),
            ["estudios"] = Values(("grado", "licenciatura"), ("estatus-grado", "titulo")),
            ["historia"] = Values(("historia-profesional", string.Join(' ', Enumerable.Repeat("palabra", 60)))),
            ["indigena"] = Values(("p01", "pnc")),
        }.ToImmutableDictionary();

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static ImmutableDictionary<string, string> Values(params (string Field, string Text)[] values) =>
        values.ToImmutableDictionary(v => v.Field, v => v.Text, StringComparer.Ordinal);

    public static Circumstances Circumstances => new(Calendar, new byte[Grains.Candidacies.Rules.Circumstances.EntropyBytes]);

    /// <summary>A state as the rules would have made it, in each status.</summary>
    public static CandidacyState StateIn(CandidacyStatus? status)
    {
        var state = new CandidacyState { Id = Id };
        if (status is null)
            return state;
        var sections = Answers.Keys.ToImmutableDictionary(s => s, s => new SectionDraft
        {
            Version = 1,
            Values = s == "indigena" ? ImmutableDictionary<string, string>.Empty : Answers[s],
            SavedAt = InWindow,
            Session = "sesion-1",
        });
        return state with
        {
            Election = Election.Slug,
            Entry = Entry,
            Status = status.Value,
            Version = 7,
            Sections = sections,
            Identity = new IdentitySeal(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), ["indigena"], "00"),
        };
    }

    public static CandidacyCommand CommandOf(CommandName name, Actor actor, DateTimeOffset? at = null, int version = 7) => name switch
    {
        CommandName.Register => new RegisterCandidacy
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Election = Election.Slug,
            Entry = Entry with { Nickname = "La Prueba" },
        },
        CommandName.SaveDraft => new SaveDraft
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Section = "estudios",
            SeenSectionVersion = 1,
            Values = Answers["estudios"],
        },
        CommandName.Submit => new Submit
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            SeenVersion = version,
            Acknowledged = true,
        },
        CommandName.Verify => new Verify
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            SeenVersion = version,
            ConformingSections = [.. QuestionnaireCatalog.Curricular.Sections.Select(s => s.Id)],
        },
        CommandName.Publish => new Publish { OperationId = NewId(), Actor = actor, ReceivedAt = at ?? InWindow },
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    public static Guid NewId() => OperationIds.Derive(Guid.Empty, "prueba-" + Interlocked.Increment(ref _ids));

    private static int _ids;
}
