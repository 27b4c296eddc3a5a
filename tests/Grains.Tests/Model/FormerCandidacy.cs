using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;

namespace Conoceles.Grains.Tests.Model;

/// <summary>
/// A candidacy as the version of before has it, frozen: its members and no others, read with the same strictness. What
/// that version could not read, it would refuse; what it did not know, it would drop.
/// </summary>
public sealed record FormerCandidacy
{
    public int Schema { get; init; } = 1;

    public string Id { get; init; } = "";

    public string Election { get; init; } = "";

    public FormerEntry? Entry { get; init; }

    public CandidacyStatus Status { get; init; }

    public int Version { get; init; }

    public int Opening { get; init; } = 1;

    public ImmutableDictionary<string, FormerSection> Sections { get; init; } = ImmutableDictionary<string, FormerSection>.Empty;

    public FormerSeal? Identity { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public ImmutableArray<FormerReceipt> Receipts { get; init; } = [];

    public ImmutableArray<FormerOperation> Operations { get; init; } = [];

    public FormerHead Audit { get; init; } = new(0, new string('0', 64));

    public ImmutableArray<AuditEntry> PendingAudit { get; init; } = [];
}

public sealed record FormerEntry
{
    public required string Key { get; init; }

    public required string GivenNames { get; init; }

    public required string FirstSurname { get; init; }

    public string SecondSurname { get; init; } = "";

    public string Nickname { get; init; } = "";

    public string Sex { get; init; } = "";

    public required int Age { get; init; }

    public required string Office { get; init; }

    public int? District { get; init; }

    public string? Municipality { get; init; }

    public int? ListNumber { get; init; }

    public required Character Character { get; init; }

    public required string PoliticalActor { get; init; }

    public required string ResponsibleParty { get; init; }

    public required DateOnly ApprovedOn { get; init; }

    public required string ApprovalAgreement { get; init; }

    public DateOnly? AccountDeliveredOn { get; init; }
}

public sealed record FormerSection
{
    public int Version { get; init; }

    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool Finished { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    public string Session { get; init; } = "";
}

public sealed record FormerSeal(Guid SealId, ImmutableArray<string> CompleteSections, string Hmac);

public sealed record FormerReceipt(string Folio, string Act, DateTimeOffset At, string Account, string ContentHash, string Salt);

public sealed record FormerOperation(Guid Id, FormerOutcome Outcome);

public sealed record FormerOutcome(bool Accepted, string Code, string Message, int Version, string? Folio = null, int SectionVersion = 0);

public sealed record FormerHead(long Seq, string Hash);

/// <summary>A grain of the version of before, on the rows of today's.</summary>
[Alias("IFormerCandidacyGrain")]
public interface IFormerCandidacyGrain : IGrainWithStringKey
{
    /// <summary>Version and text of a field, as it is stored.</summary>
    [Alias("Read")]
    Task<(int Version, string? Text)> Read(string section, string field);

    /// <summary>One more autosave of a sitting, as the version of before did it.</summary>
    [Alias("Save")]
    Task<int> Save(string section, string field, string text, DateTimeOffset at);
}

public sealed class FormerCandidacyGrain(
    [PersistentState(StorageNames.Candidacy, StorageNames.CurricularProvider)] IPersistentState<FormerCandidacy> storage) : Grain, IFormerCandidacyGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) => storage.State.Schema > 1
        ? throw new NewerSchemaException(StorageNames.Candidacy, this.GetPrimaryKeyString(), storage.State.Schema, 1)
        : base.OnActivateAsync(cancellationToken);

    public Task<(int Version, string? Text)> Read(string section, string field) => Task.FromResult(
        (storage.State.Version, storage.State.Sections.GetValueOrDefault(section)?.Values.GetValueOrDefault(field)));

    public async Task<int> Save(string section, string field, string text, DateTimeOffset at)
    {
        var state = storage.State;
        var stored = state.Sections[section];
        var next = state with
        {
            Sections = state.Sections.SetItem(
                section, stored with { Version = stored.Version + 1, Values = stored.Values.SetItem(field, text), SavedAt = at }),
            Version = state.Version + 1,
            Operations = state.Operations.Add(new FormerOperation(
                Guid.Empty, new FormerOutcome(true, "ok", "", state.Version + 1, SectionVersion: stored.Version + 1))),
        };
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch
        {
            storage.State = state;
            DeactivateOnIdle();
            throw;
        }

        return next.Version;
    }
}
