using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Questionnaires;
using Conoceles.TestData;
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
        Kind = ElectionKind.Demo,
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
            new PoliticalActor("independiente", "IND", "Candidatura independiente", ActorKind.Independent, []),
        ],
        Questionnaires = ShippedQuestionnaires.Set,
        Grounds =
        [
            new Ground("copia", "Copia íntegra de las propuestas de otra candidatura.", "Lineamientos, supuesto 1", null, false),
            new Ground("propaganda", "Propaganda en lugar de información.", "Plan, 1.5", "CTSCCC/00/2024", true),
            new Ground("lema", "Lemas de campaña.", "Lineamientos, supuesto 7", null, true),
        ],
        RejectionGrounds = [new Ground("otra-candidatura", "No es de esta candidatura.", "Plan, 8", null, false)],
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
        AffirmativeActions = "discapacidad indigena",
    };

    public static readonly QuestionnaireSet Questionnaires = ShippedQuestionnaires.Set;

    private static readonly string[] Reserved = ["pnc", "no"];

    /// <summary>Section → a complete answer, of every section.</summary>
    public static readonly ImmutableDictionary<string, ImmutableDictionary<string, string>> Answers = Questionnaires.All
        .SelectMany(q => q.Sections)
        .ToImmutableDictionary(s => s.Id, Complete)
        .SetItem("contacto", Values(("correo-publico", "fulana@ejemplo.invalid")))
        .SetItem("estudios", Values(("grado", "licenciatura"), ("estatus-grado", "titulo")));

    /// <summary>«Prefiero no contestar» where it can be said, «No» or the first option elsewhere, sixty words, a checked box.</summary>
    private static ImmutableDictionary<string, string> Complete(Section section) => QuestionnaireRules.Normalise(
        section,
        section.Fields.Where(f => f.Required).ToDictionary(f => f.Id, f => f.Kind switch
        {
            FieldKind.Choice or FieldKind.Select =>
                Reserved.FirstOrDefault(v => f.Options.Any(o => o.Value == v)) ?? f.Options[0].Value,
            FieldKind.Check => "si",
            _ => string.Join(' ', Enumerable.Repeat("palabra", 60)),
        }));

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static ImmutableDictionary<string, string> Values(params (string Field, string Text)[] values) =>
        values.ToImmutableDictionary(v => v.Field, v => v.Text, StringComparer.Ordinal);

    public static Circumstances Circumstances => new(
        Calendar, Questionnaires, new byte[Grains.Candidacies.Rules.Circumstances.EntropyBytes]);

    /// <summary>A state as the rules would have made it, in each status.</summary>
    public static CandidacyState StateIn(
        CandidacyStatus? status, bool pendingCorrection = false, CandidacyStatus withdrawnFrom = CandidacyStatus.Verified)
    {
        var state = new CandidacyState { Id = Id };
        if (status is null)
            return state;
        var sections = Answers.Keys.ToImmutableDictionary(s => s, s => new SectionDraft
        {
            Version = 1,
            Values = Questionnaires.Identity.Find(s) is null ? Answers[s] : ImmutableDictionary<string, string>.Empty,
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
            Identity = new IdentitySeal(
                new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), [.. Questionnaires.Identity.Sections.Select(s => s.Id)], "00"),
            SubmittedAt = status == CandidacyStatus.Pending ? null : InWindow.AddDays(-3),
            PublishedAt = status is CandidacyStatus.Published or CandidacyStatus.Corrected ? InWindow.AddDays(-1) : null,
            // So that every command has something to act upon.
            Correction = status == CandidacyStatus.Published && pendingCorrection
                ? new CorrectionRequest(InWindow, "cuenta-1", null, Correction)
                : null,
            Fix = status is CandidacyStatus.Published or CandidacyStatus.Corrected
                ? new InstitutionFix(InWindow, "otra-administradora", "Error de carga", Correction)
                : null,
            Withheld = status is null or CandidacyStatus.Pending
                ? ImmutableDictionary<string, WithheldSection>.Empty
                : ImmutableDictionary<string, WithheldSection>.Empty.Add(
                    "motivos", new WithheldSection("propaganda", "Propaganda.", "CTSCCC/00/2024", InWindow)),
            Withdrawal = status == CandidacyStatus.Withdrawn
                ? new Withdrawal(InWindow, WithdrawalCause.Substitution, "CG/00/2024", null, withdrawnFrom)
                : null,
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
            ConformingSections = [.. Questionnaires.Curricular.Sections.Select(s => s.Id)],
        },
        CommandName.Publish => new Publish { OperationId = NewId(), Actor = actor, ReceivedAt = at ?? InWindow },
        CommandName.GiveConsent => new GiveConsent
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Subjects = ["indigena"],
            Evidence = Signed,
        },
        CommandName.RevokeConsent => new RevokeConsent
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Subjects = ["indigena"],
            Evidence = Signed,
        },
        CommandName.RequestCorrection => new RequestCorrection
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            SeenVersion = version,
            Changes = Correction,
            Mail = new MailEvidence((at ?? InWindow).AddHours(-1), "Correo 1"),
        },
        CommandName.ApplyCorrection => new ApplyCorrection { OperationId = NewId(), Actor = actor, ReceivedAt = at ?? InWindow, SeenVersion = version },
        CommandName.RejectCorrection => new RejectCorrection
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            SeenVersion = version,
            Ground = "otra-candidatura",
        },
        CommandName.ProposeInstitutionFix => new ProposeInstitutionFix
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            SeenVersion = version,
            Changes = Correction,
            Reason = "El Instituto cargó otro texto.",
        },
        CommandName.FixInstitutionError => new FixInstitutionError
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            SeenVersion = version,
        },
        CommandName.Observe => new Observe { OperationId = NewId(), Actor = actor, ReceivedAt = at ?? InWindow, Section = "historia", Ground = "copia" },
        CommandName.Withhold => new Withhold
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Section = "historia",
            Ground = "propaganda",
        },
        CommandName.Release => new Release
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Section = "motivos",
            Reason = "La comisión lo resolvió.",
        },
        CommandName.ReopenByAgreement => new ReopenByAgreement
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Agreement = "CG/01/2024",
            Reason = "Falla del sistema.",
            Until = Election.ElectionDay,
        },
        CommandName.Withdraw => new Withdraw
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Cause = WithdrawalCause.Substitution,
            Agreement = "CG/02/2024",
        },
        CommandName.Reinstate => new Reinstate
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Agreement = "SG-JDC-00/2024",
            Reason = "Sentencia.",
        },
        CommandName.ConfirmAffirmativeActions => new ConfirmAffirmativeActions
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Groups = ["discapacidad", "indigena"],
        },
        CommandName.RecordDelivery => new RecordDelivery
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Delivery = "entrega-prueba-1",
            DeliveredAt = InWindow.AddDays(-1),
        },
        CommandName.OpenIdentity => new OpenIdentity
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Purpose = "Atender la solicitud 12 de la titular.",
        },
        CommandName.AttachEvidence => new AttachEvidence
        {
            OperationId = NewId(),
            Actor = actor,
            ReceivedAt = at ?? InWindow,
            Kept = new KeptEvidence(NewId(), EvidenceRules.HashOf("%PDF-1.7"u8), 8, EvidenceMedia.Pdf),
            Kind = EvidenceKind.Agreement,
            Reference = "CG/02/2024",
        },
        CommandName.Suppress => new Suppress { OperationId = NewId(), Actor = actor, ReceivedAt = at ?? AfterRetention },
        CommandName.CertifySuppression => new CertifySuppression { OperationId = NewId(), Actor = actor, ReceivedAt = at ?? AfterRetention },
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <summary>First instant after the term of who was withdrawn at <see cref="InWindow"/>.</summary>
    public static readonly DateTimeOffset AfterRetention = At("2024-07-25T00:00:00-07:00");

    /// <summary>What a sentence left open to who had submitted and whose answers were destroyed.</summary>
    public static readonly Reopening IdentityAgain = new("SG-JDC-00/2024", InWindow.AddDays(-1), At("2024-06-02T23:59:59.999-07:00"));

    public static readonly SignedEvidence Signed = new("Formato 1", new DateOnly(2024, 4, 24));

    public static readonly ImmutableDictionary<string, ImmutableDictionary<string, string>> Correction =
        new Dictionary<string, ImmutableDictionary<string, string>> { ["contacto"] = Values(("correo-publico", "otra@ejemplo.invalid")) }
            .ToImmutableDictionary();

    public static Guid NewId() => OperationIds.Derive(Guid.Empty, "prueba-" + Interlocked.Increment(ref _ids));

    private static int _ids;
}
