using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Deliveries;
using Conoceles.Evidence;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Identity;

/// <summary>
/// Keeps and opens the documents of one owner. Whether the actor may, and which are attached, is the owner's own answer; who
/// knows a file's id or its hash has no right by it.
/// </summary>
public sealed partial class EvidenceGrain(
    EvidenceStore store, EvidenceOpenings openings, VaultKeys keys, ILogger<EvidenceGrain> logger) : Grain, IEvidenceGrain
{
    private string Id => this.GetPrimaryKeyString();

    public async Task<EvidenceOutcome> Keep(KeepEvidence command)
    {
        if (await Of(command.Actor) is not var (attached, _))
            return EvidenceOutcome.Refused(Refusals.NotFound);
        if (command.Actor.Role is not Role.UtAdministrator)
            return EvidenceOutcome.Refused(Refusals.RoleLacksCommand);
        if (EvidenceRules.RefusalOf(command.Content) is { } refusal)
            return EvidenceOutcome.Refused(refusal);
        var media = EvidenceRules.MediaOf(command.Content)!.Value;
        var kept = new KeptEvidence(command.OperationId, EvidenceRules.HashOf(command.Content), command.Content.Length, media);
        // The repeat of one that was attached meanwhile is not a second file.
        if (attached.Any(e => e.Sha256 == kept.Sha256 && e.Id != kept.Id))
            return EvidenceOutcome.Refused(EvidenceRefusals.AlreadyAttached);
        if (attached.Length >= EvidenceRules.MaxFiles && attached.All(e => e.Id != kept.Id))
            return EvidenceOutcome.Refused(EvidenceRefusals.TooMany);
        var file = SealedFile.Of(keys, Id, kept, EvidenceRules.NameOf(command.FileName, media), command.Content);
        return await store.Write(Id, file, [.. attached.Select(e => e.Id)])
            ? EvidenceOutcome.Done(kept)
            : EvidenceOutcome.Refused(EvidenceRefusals.OtherFile);
    }

    public async Task<OpenedEvidence> Open(OpenEvidence command)
    {
        if (await Of(command.Actor) is not var (attached, blocked))
            return OpenedEvidence.Refused(Refusals.NotFound);
        if (command.Actor.Role is not Role.UtAdministrator)
            return OpenedEvidence.Refused(Refusals.RoleLacksCommand);
        if (attached.FirstOrDefault(e => e.Id == command.EvidenceId) is not { } evidence)
            return OpenedEvidence.Refused(EvidenceRefusals.NotFound);
        if (blocked && EvidenceRules.IsSensitive(evidence.Kind))
            return OpenedEvidence.Refused(Refusals.Blocked);
        if (EvidenceRules.PurposeOf(evidence.Kind, command.Purpose) is not { } purpose)
            return OpenedEvidence.Refused(EvidenceRefusals.PurposeMissing);
        await openings.Record(Id, command, purpose);
        var file = (await store.Read(Id, evidence.Id))?.Open(keys, Id);
        // What is given is what was attached, whatever the row says of itself.
        if (file is null || file.Media != evidence.Media || EvidenceRules.HashOf(file.Content) != evidence.Sha256)
        {
            LogDamaged(evidence.Id, Id);
            return OpenedEvidence.Refused(EvidenceRefusals.Damaged);
        }

        return new OpenedEvidence(file, null);
    }

    /// <summary>
    /// What the owner has attached, as its own state says, and whether the sensitive ones are blocked; null when there is no
    /// such owner or the actor may not know it. Owners are candidacies and deliveries of accounts: another kind is told by its
    /// id, and asked here.
    /// </summary>
    private async Task<(ImmutableArray<EvidenceView> Attached, bool Blocked)?> Of(Actor actor) =>
        CandidacyId.IsWellFormed(Id)
            ? await GrainFactory.GetGrain<ICandidacyGrain>(Id).Read(actor) is { } candidacy ? (candidacy.Evidence, candidacy.Blocked) : null
        : DeliveryId.MayBe(Id) && actor.Role is Role.UtAdministrator && await GrainFactory.GetGrain<IDeliveryGrain>(Id).Read() is { } delivery
            ? (delivery.Evidence, false)
        : null;

    [LoggerMessage(2401, LogLevel.Error, "Evidence {EvidenceId} of {Owner} is missing or is not what was attached")]
    private partial void LogDamaged(Guid evidenceId, string owner);
}
