using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Receipts;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Candidacies;

/// <summary>
/// One candidacy: authorise and decide (pure) → seal → save → project. Not reentrant: one command at a time.
/// </summary>
public sealed partial class CandidacyGrain(
    [PersistentState(StorageNames.Candidacy, StorageNames.CurricularProvider)] IPersistentState<CandidacyState> storage,
    ElectionCatalog elections,
    CandidacyProjector projector,
    VersionHistory history,
    IdentityOpenings openings,
    EvidenceStore evidence,
    ReceiptKeys receiptKeys,
    WrittenSchemas schemas,
    LegalClock clock,
    IFaultPoints faults,
    ILogger<CandidacyGrain> logger) : Grain, ICandidacyGrain
{
    /// <summary>How far the web's «received at» may be from the silo's legal clock.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    private static readonly ActivitySource Activities = new("Conoceles");

    /// <summary>
    /// How long the derived rows may stay behind a draft. Only the party's list reads them, and a person who types saves
    /// every few seconds: one projection serves several saves, and none of them waits for it.
    /// </summary>
    private static readonly TimeSpan DraftDelay = TimeSpan.FromMilliseconds(250);

    /// <summary>The state that the derived rows are known to show; null when unknown, as after every activation.</summary>
    private CandidacyState? _projected;

    /// <summary>Version of the election's definition that they were made with.</summary>
    private int _projectedUnder;

    /// <summary>Armed while a draft waits to be projected.</summary>
    private IGrainTimer? _soon;

    private string Id => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (storage.State.Schema > CandidacyState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.Candidacy, Id, storage.State.Schema, CandidacyState.CurrentSchema);
        return base.OnActivateAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _soon is null ? Task.CompletedTask : ProjectDraft(cancellationToken);

    public async Task<Outcome> Execute(CandidacyCommand command)
    {
        using var activity = Activities.StartActivity("candidacy " + command.Name);
        activity?.SetTag("conoceles.command", command.Name.ToString());
        var outcome = await Answer(command);
        activity?.SetTag("conoceles.outcome", outcome.Code);
        if (!outcome.Accepted)
            LogRefused(command.Name, Id, outcome.Code, command.Actor.AccountId);
        // The window may already be open: the citizen need not wait for the sweep. A crash here leaves it to the sweep.
        if (command is Verify or Reinstate && outcome.Accepted && storage.State.Status == CandidacyStatus.Verified)
            await Answer(Following(command));
        return outcome;
    }

    public async Task<CandidacyView?> Read(Actor actor) =>
        CandidacyRules.CanSee(storage.State, actor) && await elections.Get(storage.State.Election) is { } election
            ? CandidacyViews.View(storage.State, actor, election, clock.Now)
            : null;

    public async Task<ImmutableDictionary<string, string>?> ReadIdentityDraft(Actor actor, string section)
    {
        var captures = actor.Role is Role.Capturist or Role.Candidate;
        if (!captures || !CandidacyRules.CanSee(storage.State, actor) || storage.State.Status == CandidacyStatus.Withdrawn
            || (storage.State.IdentityByCandidate && actor.Role != Role.Candidate)
            || (await elections.Get(storage.State.Election))?.Definition.Questionnaires.Identity.Find(section) is null)
            return null;
        return storage.State.Identity is { } seal
            ? await Vault.Open(seal.SealId, section)
            : ImmutableDictionary<string, string>.Empty;
    }

    public async Task<OpenedIdentity> OpenIdentity(OpenIdentity command)
    {
        var outcome = await Execute(command);
        // A repeat gets its first outcome, whatever happened since, and an operation id is not a right.
        if (outcome.Accepted && !IdentityOpeningRules.MayOpen(storage.State, command.Actor))
            outcome = Refuse(Refusals.WrongStatus, command.Actor);
        if (!outcome.Accepted || (await elections.Get(storage.State.Election))?.Definition.Questionnaires is not { } questionnaires)
            return OpenedIdentity.Refused(outcome);
        await openings.Record(Id, command);
        var answers = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var section in questionnaires.Identity.Sections)
            answers[section.Id] = await Vault.Open(storage.State.Identity!.SealId, section.Id);
        return new OpenedIdentity(outcome, answers.ToImmutable());
    }

    public async Task<ImmutableArray<VersionView>?> ReadHistory(Actor actor)
    {
        if (!CandidacyRules.CanSee(storage.State, actor))
            return null;
        // What the last command made may not be in the table yet.
        var stored = await history.Read(Id);
        var pending = storage.State.PendingVersions.Where(p => stored.All(s => s.Version != p.Version));
        return ContentDifference.History([.. stored, .. pending]);
    }

    public Task<AffirmativeActionsView?> ReadAffirmativeActions(Actor actor) => Task.FromResult(
        CandidacyRules.CanSee(storage.State, actor) && storage.State.Status != CandidacyStatus.Withdrawn
            ? new AffirmativeActionsView(
                storage.State.Entry!.AffirmativeActions, storage.State.ConfirmedActions, AffirmativeActionRules.IsWaiting(storage.State))
            : null);

    private IIdentityVaultGrain Vault => GrainFactory.GetGrain<IIdentityVaultGrain>(Id);

    private async Task<Outcome> Answer(CandidacyCommand command)
    {
        var state = storage.State;
        // Only to who may see the candidacy: an operation id is not a right.
        if (CandidacyRules.CanSee(state, command.Actor) && state.Operations.FirstOrDefault(o => o.Id == command.OperationId) is { } past)
            return past.Outcome;
        if ((clock.Now - command.ReceivedAt).Duration() > ClockTolerance)
            return Refuse(Refusals.ClockSkew, command.Actor);
        var slug = (command as RegisterCandidacy)?.Election ?? state.Election;
        if (slug.Length == 0 || await elections.Get(slug) is not { } election)
            return Outcome.Refused(Refusals.NotFound, 0);

        var circumstances = new Circumstances(
            election.Calendar, election.Definition.Questionnaires, RandomNumberGenerator.GetBytes(Circumstances.EntropyBytes));
        var decision = CandidacyRules.Decide(state with { Id = Id }, command, circumstances);
        if (decision.Refusal is { } refusal)
            return Refuse(refusal, command.Actor, decision.SectionVersion);
        // The state names only what is kept. Asked of the table and not of the grain, which itself asks this one.
        if (command is AttachEvidence attach && !await evidence.Holds(Id, attach.Kept))
            return Refuse(EvidenceRefusals.NotKept, command.Actor);
        faults.Reach(FaultPoint.Decided, Id);

        var next = decision.State!;
        if (decision.Identity is { } answers)
        {
            next = next with { Identity = await Seal(command.OperationId, answers) };
            faults.Reach(FaultPoint.Sealed, Id);
        }

        next = next with { Receipts = receiptKeys.Sign(next.Receipts) };
        if (!schemas.CanSay(next))
            return Refuse(Refusals.SchemaHeld, command.Actor);
        if (command is CertifySuppression)
            await Destroy(state.Suppression!);

        // Whatever breaks between save and project, the reconciler writes the rows meanwhile: they no longer show what this
        // activation wrote last.
        var shownBefore = _projected;
        _projected = null;
        await this.Save(storage, next);
        faults.Reach(FaultPoint.Saved, Id);
        _projected = shownBefore;
        if (command is SaveDraft && _projected is { } shown && PublicProjection.IsSame(shown, storage.State))
            _soon ??= this.RegisterGrainTimer(ProjectDraft, DraftDelay, Timeout.InfiniteTimeSpan);
        else
            await Project(election);
        faults.Reach(FaultPoint.Projected, Id);
        return decision.Outcome!;
    }

    /// <summary>A refusal tells versions only to who may see the candidacy: zero is also what one that does not exist says.</summary>
    private Outcome Refuse(Refusal refusal, Actor actor, int sectionVersion = 0) => CandidacyRules.CanSee(storage.State, actor)
        ? Outcome.Refused(refusal, storage.State.Version, sectionVersion)
        : Outcome.Refused(refusal, 0);

    /// <summary>
    /// A vault that does not know the seal named here was used by a newer owner of this candidacy: what this activation
    /// remembers is old, and would be refused again and again.
    /// </summary>
    private async Task<IdentitySeal> Seal(Guid operationId, IdentityAnswers answers)
    {
        try
        {
            return await Vault.Seal(operationId, storage.State.Identity?.SealId, answers.Section, answers.Values);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>Before the acta is saved: a crash in between destroys again what is no more, which is nothing.</summary>
    private async Task Destroy(Suppression suppression)
    {
        await Vault.Destroy(suppression.Seal);
        await evidence.Destroy(Id, [.. suppression.Files], [.. storage.State.Evidence.Select(e => e.Id)]);
    }

    private async Task ProjectDraft(CancellationToken cancellation)
    {
        if (await elections.Get(storage.State.Election) is { } election)
            await Project(election);
    }

    /// <summary>Derived rows repair themselves: a failure here is logged and left to the reconciler.</summary>
    private async Task Project(LoadedElection election)
    {
        _soon?.Dispose();
        _soon = null;
        // While the last projection is not known to be done, the public row is written whatever changed: oversight's
        // version will say that all is well, and the reconciler would believe it.
        // And with another definition it may say something else.
        var shown = _projectedUnder == election.Calendar.DefinitionVersion ? _projected : null;
        _projected = null;
        try
        {
            await projector.Write(storage.State, shown, StoredVersion.Of(storage), election, clock.Now);
            // What is in the audit table leaves memory now and the stored state with its next write.
            if (!storage.State.PendingAudit.IsEmpty || !storage.State.PendingVersions.IsEmpty)
                storage.State = storage.State with { PendingAudit = [], PendingVersions = [] };
            (_projected, _projectedUnder) = (storage.State, election.Calendar.DefinitionVersion);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogNotProjected(Id, e.GetType().Name);
        }
    }

    private static Publish Following(CandidacyCommand before) => new()
    {
        OperationId = OperationIds.Derive(before.OperationId, "publish"),
        Actor = Actor.ForSystem("publicacion"),
        ReceivedAt = before.ReceivedAt,
    };

    [LoggerMessage(2001, LogLevel.Information, "{Command} of {CandidacyId} refused: {Code} to account {AccountId}")]
    private partial void LogRefused(CommandName command, string candidacyId, string code, string accountId);

    [LoggerMessage(2002, LogLevel.Warning, "{CandidacyId} committed and not projected ({Reason}); the reconciler will")]
    private partial void LogNotProjected(string candidacyId, string reason);
}
