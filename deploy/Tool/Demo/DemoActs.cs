using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Evidence;

namespace Conoceles.Deploy.Demo;

using Changes = ImmutableDictionary<string, ImmutableDictionary<string, string>>;

/// <summary>
/// What happens to candidacies after they were captured (<see cref="DemoScene"/>), by the commands of those who do it.
/// Of one to which people did something else meanwhile, nothing is told.
/// </summary>
internal sealed class DemoActs(
    DemoTeller teller, ElectionDefinition election, DemoPlot plot, ImmutableArray<RegistryEntry> entries, Dice dice)
{
    public static readonly Actor Administrator = new("demo:administracion-1", "demostracion", Role.UtAdministrator, null);
    private static readonly Actor _second = new("demo:administracion-2", "demostracion", Role.UtAdministrator, null);
    private static readonly Actor _reviewer = new("demo:revision", "demostracion", Role.Reviewer, null);

    /// <summary>Groups of which the one who consents says that she is.</summary>
    public static readonly ImmutableArray<string> ConsentedGroups = ["migrantes", "diversidad"];

    /// <summary>Observations, pauses, withdrawals, consents, affirmative actions, and what is asked.</summary>
    public async Task ActAsync(int index, CancellationToken cancellation)
    {
        if (entries[index].AffirmativeActions.Length > 0 && plot.ActionsConfirmed(index))
            await Give(index, v => v.ConfirmedActions.Length == 0 && v.Withdrawal is null, v => new ConfirmAffirmativeActions
            {
                OperationId = Operation(index, "acciones"),
                Actor = Administrator,
                ReceivedAt = teller.Now,
                Groups = [.. AffirmativeGroups.Split(v.Entry.AffirmativeActions)],
            }, cancellation);
        switch (plot.SceneOf(index))
        {
            case DemoScene.Consented:
                await Give(index, v => v.Consents.All(c => !c.Counts), _ => new GiveConsent
                {
                    OperationId = Operation(index, "consentir"),
                    Actor = Administrator,
                    ReceivedAt = teller.Now,
                    Subjects = [.. ConsentedGroups, .. ConsentedGroups.Where(HasDetails).Select(ConsentSubject.Details)],
                    Evidence = new SignedEvidence("Escrito de demostración 1", Deadlines.LocalDate(DemoStory.Acts)),
                }, cancellation);
                await Attach(index, EvidenceKind.SignedConsent, "Escrito de demostración 1", cancellation);
                break;
            case DemoScene.Corrected or DemoScene.CorrectionRejected:
                await Ask(index, cancellation);
                break;
            case DemoScene.FixedByInstitute or DemoScene.FixProposed:
                await Give(index, v => v is { Status: CandidacyStatus.Published, Fix: null } && v.Receipts.All(r => r.Kind is not Receipts.ReceiptKind.Correction), v => new ProposeInstitutionFix
                {
                    OperationId = Operation(index, "proponer"),
                    Actor = Administrator,
                    ReceivedAt = teller.Now,
                    SeenVersion = v.Version,
                    Changes = Changes.Empty.Add("estudios", Text("cursos", "Curso ficticio de administración, 2019")),
                    Reason = "El Instituto cargó incompletos los cursos (demostración).",
                }, cancellation);
                break;
            case DemoScene.Withheld:
                await Observe(index, "propuesta-1", election.Grounds.First(g => g.CanWithhold), cancellation);
                await Give(index, v => v.Withheld.IsEmpty, _ => new Withhold
                {
                    OperationId = Operation(index, "pausar"),
                    Actor = Administrator,
                    ReceivedAt = teller.Now,
                    Section = "propuesta-1",
                    Ground = election.Grounds.First(g => g.CanWithhold).Id,
                }, cancellation);
                break;
            case DemoScene.Observed:
                await ObserveText(index, cancellation);
                break;
            case DemoScene.Withdrawn:
                await Give(index, v => v.Withdrawal is null, _ => new Withdraw
                {
                    OperationId = Operation(index, "retirar"),
                    Actor = Administrator,
                    ReceivedAt = teller.Now,
                    Cause = WithdrawalCause.Cancellation,
                    Agreement = "DEMO/02/2024",
                }, cancellation);
                await Attach(index, EvidenceKind.Agreement, "DEMO/02/2024", cancellation);
                break;
        }
    }

    /// <summary>What the administration decides of what was asked and proposed.</summary>
    public Task DecideAsync(int index, CancellationToken cancellation) => plot.SceneOf(index) switch
    {
        DemoScene.Corrected => Give(index, v => v.Correction is not null, v => new ApplyCorrection
        {
            OperationId = Operation(index, "aplicar"),
            Actor = Administrator,
            ReceivedAt = teller.Now,
            SeenVersion = v.Version,
        }, cancellation),
        DemoScene.CorrectionRejected => Give(index, v => v.Correction is not null, v => new RejectCorrection
        {
            OperationId = Operation(index, "rechazar"),
            Actor = Administrator,
            ReceivedAt = teller.Now,
            SeenVersion = v.Version,
            Ground = election.RejectionGrounds[0].Id,
        }, cancellation),
        DemoScene.FixedByInstitute => Give(index, v => v.Fix is not null, v => new FixInstitutionError
        {
            OperationId = Operation(index, "corregir"),
            Actor = _second,
            ReceivedAt = teller.Now,
            SeenVersion = v.Version,
        }, cancellation),
        _ => Task.CompletedTask,
    };

    /// <summary>What is asked and observed last, and waits.</summary>
    public Task AskLastAsync(int index, CancellationToken cancellation) => plot.SceneOf(index) switch
    {
        DemoScene.CorrectionRequested => Ask(index, cancellation),
        DemoScene.ObservedInReview => ObserveText(index, cancellation),
        _ => Task.CompletedTask,
    };

    private Task Ask(int index, CancellationToken cancellation) => Give(
        index, v => v is { Status: CandidacyStatus.Published, Correction: null, Rejection: null }, v => new RequestCorrection
        {
            OperationId = Operation(index, "ajustar"),
            Actor = new Actor("demo:" + entries[index].ResponsibleParty, "demostracion", Role.Capturist, entries[index].ResponsibleParty),
            ReceivedAt = teller.Now,
            SeenVersion = v.Version,
            Changes = Changes.Empty
                .Add("contacto", Text("correo-publico", $"nuevo.correo{index + 1}@demostracion.invalid"))
                .Add("motivos", Text("motivo-cargo", $"{v.Sections["motivos"].Values["motivo-cargo"]} Esta última frase se añadió con el ajuste.")),
        }, cancellation);

    private Task ObserveText(int index, CancellationToken cancellation) =>
        Observe(index, "propuesta-2", election.Grounds.First(g => !g.Withholds), cancellation);

    private Task Observe(int index, string section, Ground ground, CancellationToken cancellation) => Give(
        index, v => v.Observations.IsEmpty, _ => new Observe
        {
            OperationId = Operation(index, "observar"),
            Actor = _reviewer,
            ReceivedAt = teller.Now,
            Section = section,
            Ground = ground.Id,
            Note = "Observación de demostración: revise el segundo párrafo.",
        }, cancellation);

    /// <summary>The document of an act: kept first, named afterwards.</summary>
    private async Task Attach(int index, EvidenceKind kind, string reference, CancellationToken cancellation)
    {
        var operation = Operation(index, "constancia");
        var keep = new KeepEvidence(operation, Administrator, $"{reference.Replace('/', '-')}.pdf", DemoDocument.Pdf($"Documento ficticio de demostración: {reference}"));
        var documents = teller.Client.GetGrain<IEvidenceGrain>(teller.Grain(index).GetPrimaryKeyString());
        if (await DemoTeller.RepeatAsync(() => documents.Keep(keep), cancellation) is not { Kept: { } kept })
            return;
        await Give(index, v => v.Evidence.IsEmpty, _ => new AttachEvidence
        {
            OperationId = operation,
            Actor = Administrator,
            ReceivedAt = teller.Now,
            Kept = kept,
            Kind = kind,
            Reference = reference,
        }, cancellation);
    }

    private async Task Give(int index, Func<CandidacyView, bool> when, Func<CandidacyView, CandidacyCommand> command, CancellationToken cancellation)
    {
        var grain = teller.Grain(index);
        if (await DemoTeller.RepeatAsync(() => grain.Read(Administrator), cancellation) is not { } view || !when(view))
            return;
        await DemoTeller.GiveAsync(grain, () => command(view), cancellation);
    }

    private Guid Operation(int index, string what) => dice.Operation(what, entries[index].Key);

    private bool HasDetails(string group) => election.Questionnaires.FindGroup(group) is { Details: true };

    private static ImmutableDictionary<string, string> Text(string field, string text) =>
        ImmutableDictionary<string, string>.Empty.Add(field, text);
}
