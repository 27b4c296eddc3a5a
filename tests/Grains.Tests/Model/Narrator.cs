using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Model;

using Changes = ImmutableDictionary<string, ImmutableDictionary<string, string>>;

/// <summary>Makes the commands of a step, for the candidacy as it is then.</summary>
internal static class Narrator
{
    private static readonly string[] Texts = ["contacto", "historia", "trayectoria", "motivos", "propuesta-1", "propuesta-grupo"];

    /// <summary>Commands one after the other; each is to be applied before the next is asked for.</summary>
    public static IEnumerable<CandidacyCommand> Commands(Oracle now, Step step, DateTimeOffset at)
    {
        if (step.Course == Course.FillIn && (now.Status == CandidacyStatus.Pending || now.IdentityOpen(at)))
        {
            foreach (var section in Written.Sections.Where(s => !Written.IsWhole(s, now.Saved.GetValueOrDefault(s))).ToArray())
                yield return Draft(now, step with { Flaw = 11 }, at, section, whole: true);
            yield break;
        }

        var name = step.Course == Course.Anything ? step.Command : Next(now, step, at);
        yield return Command(now, step, at, name);
    }

    private static CommandName Next(Oracle now, Step step, DateTimeOffset at) => now.Status switch
    {
        null => CommandName.Register,
        _ when now.IdentityOpen(at) && step.Dice % 4 != 0 => now.IsWhole ? CommandName.Submit : CommandName.SaveDraft,
        CandidacyStatus.Pending when now.IsWhole && step.Dice % 3 != 0 => CommandName.Submit,
        CandidacyStatus.Pending when now.CaptureOpen(at) => CommandName.SaveDraft,
        CandidacyStatus.Pending when !now.IsDelivered => Of(step, CommandName.RecordDelivery, CommandName.Register),
        CandidacyStatus.Pending => CommandName.Register,
        CandidacyStatus.Captured or CandidacyStatus.Verified or CandidacyStatus.Published when now.Withheld.Count > 0 && step.Dice % 4 == 0 => CommandName.Release,
        CandidacyStatus.Captured => Of(step, CommandName.Verify, CommandName.Verify, CommandName.Observe, CommandName.Withhold, CommandName.ReopenByAgreement),
        CandidacyStatus.Verified => Of(step, CommandName.Publish, CommandName.Publish, CommandName.Publish, CommandName.Withhold, CommandName.ReopenByAgreement),
        CandidacyStatus.Published when now.Requested is not null => Of(step, CommandName.ApplyCorrection, CommandName.ApplyCorrection, CommandName.RejectCorrection),
        CandidacyStatus.Published => Of(
            step, CommandName.RequestCorrection, CommandName.ProposeInstitutionFix, CommandName.FixInstitutionError, CommandName.Withhold, CommandName.GiveConsent),
        CandidacyStatus.Corrected => Of(
            step, CommandName.ProposeInstitutionFix, CommandName.FixInstitutionError, CommandName.Release, CommandName.RevokeConsent, CommandName.OpenIdentity),
        _ when now.Forgotten => now.Certified ? CommandName.Reinstate : CommandName.CertifySuppression,
        _ => Of(step, CommandName.Suppress, CommandName.Suppress, CommandName.Reinstate),
    };

    private static CommandName Of(Step step, params CommandName[] names) => names[step.Dice % names.Length];

    private static Person Rightful(Oracle now, Step step, CommandName name)
    {
        var independent = now.Entry?.PoliticalActor == People.Independent;
        var captor = now.Entry?.ResponsibleParty == People.OtherParty ? Person.OtherCaptor : independent ? Person.IndependentsCaptor : Person.Captor;
        return name switch
        {
            CommandName.Register or CommandName.Publish or CommandName.Suppress or CommandName.CertifySuppression => Person.System,
            CommandName.SaveDraft => now.IdentityByCandidate || step.Dice % 11 == 0 ? Person.Candidate : captor,
            CommandName.Submit => step.Dice % 4 == 0 ? Person.Candidate : captor,
            CommandName.Verify => step.Dice % 5 == 0 ? Person.System : Person.Reviewer,
            CommandName.Observe or CommandName.OpenIdentity => Person.Reviewer,
            CommandName.GiveConsent or CommandName.RevokeConsent => step.Dice % 2 == 0 ? Person.Candidate : Person.Administrator,
            CommandName.RequestCorrection => step.Dice % 3 == 0 ? Person.Administrator : captor,
            CommandName.Withdraw => step.Dice % 2 == 0 ? Person.System : Person.Administrator,
            CommandName.FixInstitutionError => Person.SecondAdministrator,
            _ => Person.Administrator,
        };
    }

    private static Actor Actor(Oracle now, Step step, CommandName name) =>
        People.Of(step.Stray == 0 ? step.Person : Rightful(now, step, name), now.Id, sitting: step.Dice % 2);

    private static SaveDraft Draft(Oracle now, Step step, DateTimeOffset at, string section, bool whole) => new()
    {
        OperationId = Sample.NewId(),
        Actor = Actor(now, step, CommandName.SaveDraft),
        ReceivedAt = at,
        Section = section,
        SeenSectionVersion = now.SectionVersions.GetValueOrDefault(section) - (step.Flaw == 0 ? 1 : 0),
        Values = step.Flaw == 1 ? Sample.Values(("historia-profesional", new string('a', 8_001)))
            : whole || Written.Partial(section, step.Dice) is not { } partial ? Written.Whole(section, step.Dice)
            : partial,
    };

    private static CandidacyCommand Command(Oracle now, Step step, DateTimeOffset at, CommandName name)
    {
        var id = Sample.NewId();
        var actor = Actor(now, step, name);
        var seen = now.Version - (step.Flaw == 0 ? 1 : 0);
        var section = Written.Curricular[step.Dice % Written.Curricular.Length];
        var reason = step.Flaw switch { 1 => "", 2 => new string('m', 2_001), _ => "Motivo." };
        var agreement = step.Flaw switch { 3 => "", 4 => new string('9', 201), _ => "CG/01/2024" };
        return name switch
        {
            CommandName.Register => new RegisterCandidacy
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Election = now.Election.Slug,
                Entry = Registered(now, step),
            },
            CommandName.SaveDraft => step.Flaw == 2
                ? Draft(now, step, at, "historia", whole: true) with { OperationId = id, Section = "rubro-que-no-existe" }
                : Draft(now, step, at, Written.Sections[step.Dice % Written.Sections.Length], whole: step.Dice % 5 != 0),
            CommandName.Submit => new Submit { OperationId = id, Actor = actor, ReceivedAt = at, SeenVersion = seen, Acknowledged = step.Flaw != 1 },
            CommandName.Verify => new Verify
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                SeenVersion = seen,
                ConformingSections = [.. Written.Curricular.Where(s => s != section || step.Flaw > 2)],
            },
            CommandName.Publish => new Publish { OperationId = id, Actor = actor, ReceivedAt = at },
            CommandName.GiveConsent => new GiveConsent
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Subjects = Subjects(step),
                Evidence = Paper(now, step, at),
            },
            CommandName.RevokeConsent => new RevokeConsent
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Subjects = Subjects(step),
                Evidence = Paper(now, step, at),
            },
            CommandName.RequestCorrection => new RequestCorrection
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                SeenVersion = seen,
                Changes = Changed(now, step),
                Mail = step.Flaw == 5 ? null : new MailEvidence(at.AddHours(step.Flaw == 6 ? 1 : -1), step.Flaw == 7 ? "" : "Correo 1"),
            },
            CommandName.ApplyCorrection => new ApplyCorrection { OperationId = id, Actor = actor, ReceivedAt = at, SeenVersion = seen },
            CommandName.RejectCorrection => new RejectCorrection
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                SeenVersion = seen,
                Ground = step.Flaw == 1 ? "porque no" : "otra-candidatura",
            },
            CommandName.ProposeInstitutionFix => new ProposeInstitutionFix
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                SeenVersion = seen,
                Changes = Changed(now, step),
                Reason = reason,
            },
            CommandName.FixInstitutionError => new FixInstitutionError { OperationId = id, Actor = actor, ReceivedAt = at, SeenVersion = seen },
            CommandName.Observe => new Observe
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Section = step.Flaw == 3 ? "indigena" : section,
                Ground = step.Flaw == 4 ? "ninguno" : step.Dice % 2 == 0 ? "copia" : "lema",
                Note = step.Flaw == 2 ? reason : "Nota.",
            },
            CommandName.Withhold => new Withhold
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Section = step.Flaw == 3 ? "indigena" : section,
                Ground = step.Flaw switch { 4 => "ninguno", 5 => "copia", 6 => "lema", _ => "propaganda" },
            },
            CommandName.Release => new Release
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Section = step.Flaw == 3 || now.Withheld.Count == 0 ? section : now.Withheld.Order().First(),
                Reason = reason,
            },
            CommandName.ReopenByAgreement => new ReopenByAgreement
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Agreement = agreement,
                Reason = reason,
                Until = step.Flaw switch
                {
                    5 => now.Election.Day(ModelElection.ElectionDay + 1),
                    6 => now.Election.Day(-1),
                    _ => now.Election.Day(ModelElection.ElectionDay - (step.Dice % 30)),
                },
            },
            CommandName.Withdraw => new Withdraw
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Cause = (WithdrawalCause)(step.Dice % 3),
                Agreement = agreement,
                Substitute = step.Flaw == 5 ? now.Id : step.Dice % 2 == 0 ? "cand-modelo-000099" : null,
            },
            CommandName.Reinstate => new Reinstate
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Agreement = agreement,
                Reason = reason,
                IdentityUntil = step.Flaw switch
                {
                    5 => now.Election.Day(ModelElection.ElectionDay + 1),
                    6 => null,
                    7 => now.Election.Day(-1),
                    _ => now.Election.Day(ModelElection.ElectionDay - (step.Dice % 3)),
                },
            },
            CommandName.Suppress => new Suppress { OperationId = id, Actor = actor, ReceivedAt = at },
            CommandName.CertifySuppression => new CertifySuppression { OperationId = id, Actor = actor, ReceivedAt = at },
            CommandName.ConfirmAffirmativeActions => new ConfirmAffirmativeActions
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Groups = step.Flaw == 1 ? ["mayores"] : [.. (now.Entry?.AffirmativeActions ?? "").Split(' ')],
            },
            CommandName.RecordDelivery => new RecordDelivery
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Delivery = "entrega-modelo-1",
                DeliveredAt = step.Flaw == 5 ? at.AddMilliseconds(1) : step.Dice % 3 == 0 || at < now.Election.Noon(2) ? at : now.Election.Noon(2),
            },
            CommandName.OpenIdentity => new OpenIdentity
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Purpose = step.Flaw switch { 1 => "", 2 => new string('m', 2_001), 3 => "Muy corto.", _ => "Solicitud de la persona titular." },
            },
            CommandName.AttachEvidence => new AttachEvidence
            {
                OperationId = id,
                Actor = actor,
                ReceivedAt = at,
                Kept = new KeptEvidence(
                    id,
                    step.Flaw switch
                    {
                        1 => "",
                        2 when now.Attached.Count > 0 => now.Attached[step.Dice % now.Attached.Count],
                        _ => EvidenceRules.HashOf(id.ToByteArray()),
                    },
                    1_000, (EvidenceMedia)(step.Dice % 3)),
                Kind = (EvidenceKind)(step.Dice % 6),
                Reference = step.Flaw switch { 3 => " ", 4 => new string('9', 201), _ => "CG/01/2024" },
            },
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "The histories never give this command."),
        };
    }

    private static RegistryEntry Registered(Oracle now, Step step)
    {
        var entry = now.Entry ?? now.Election.Entry(now.Id, independent: step.Dice % 4 == 0, delivered: (step.Dice % 5) switch { 0 => 10, 1 => null, _ => 2 });
        if (now.Entry is null)
            return entry;
        // An account that was not delivered, or a correction of what the registry said.
        if (entry.AccountDeliveredOn is null && step.Course == Course.Forward)
            return entry with { AccountDeliveredOn = now.Election.Day(2) };
        return step.Flaw switch
        {
            0 => entry,
            1 => entry with { District = 7 },
            2 when entry.PoliticalActor != People.Independent => entry with { ResponsibleParty = People.OtherParty },
            3 => entry with { AffirmativeActions = "" },
            4 => entry with { AffirmativeActions = "migrantes" },
            _ => entry with { Nickname = "Apodo " + step.Dice },
        };
    }

    private static ImmutableHashSet<string> Subjects(Step step) => step.Flaw switch
    {
        1 => [],
        2 => ["groseras"],
        _ => [.. Written.Subjects.Where((_, i) => ((step.Dice >> i) & 1) == 1).DefaultIfEmpty("indigena")],
    };

    private static SignedEvidence? Paper(Oracle now, Step step, DateTimeOffset at) => step.Flaw switch
    {
        3 => null,
        4 => new SignedEvidence("", now.Election.Day(0)),
        5 => new SignedEvidence("Formato 1", DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(-7)).DateTime).AddDays(1)),
        _ => new SignedEvidence("Formato 1", now.Election.Day(0)),
    };

    private static Changes Changed(Oracle now, Step step)
    {
        var section = Texts[step.Dice % Texts.Length];
        var field = Written.MarkField(section)!;
        var said = now.Saved.GetValueOrDefault(section)?.GetValueOrDefault(field) ?? "";
        return step.Flaw switch
        {
            3 => Changes.Empty.Add("historia", Sample.Values(("historia-profesional", ""))),
            4 => Changes.Empty.Add("indigena", Sample.Values(("p01", "no"))),
            8 => Changes.Empty.Add(section, Sample.Values((field, said))),
            9 => Changes.Empty,
            _ => Changes.Empty.Add(section, Sample.Values((field, Written.Mark(section, step.Dice)))),
        };
    }
}
