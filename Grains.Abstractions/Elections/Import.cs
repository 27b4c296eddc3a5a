using System.Collections.Immutable;
using Conoceles.Candidacies;
using Orleans.Concurrency;

namespace Conoceles.Elections;

/// <summary>A checked registry file, ready to apply whole.</summary>
[GenerateSerializer, Immutable, Alias("ImportRegistry")]
public sealed record ImportRegistry(
    [property: Id(0)] Guid OperationId,
    [property: Id(1)] Actor Actor,
    [property: Id(2)] DateTimeOffset ReceivedAt,
    [property: Id(3)] ImmutableArray<RegistryEntry> Entries);

/// <summary>
/// The election's answer to an import: refused, or the id under which its progress can be read; no id when there was
/// nothing to apply.
/// </summary>
[GenerateSerializer, Immutable, Alias("ImportTicket")]
public sealed record ImportTicket(
    [property: Id(0)] Refusal? Refusal,
    [property: Id(1)] string? ImportId,
    [property: Id(2)] int New,
    [property: Id(3)] int Unchanged);

/// <summary>One import being applied. The key is the import's id.</summary>
[Alias("IImportGrain")]
public interface IImportGrain : IGrainWithStringKey
{
    /// <summary>Starts applying; called by the election's grain. A repeat changes nothing.</summary>
    // Interleaved with the chunk under way, as it may be waiting for the election that is calling.
    [AlwaysInterleave, Alias("Start")]
    Task Start(ImportRegistry command, string election, ImmutableArray<string> candidacyIds);

    /// <summary>How far it is; null when there is no such import.</summary>
    [AlwaysInterleave, Alias("GetProgress")]
    Task<ImportProgress?> GetProgress();
}

/// <param name="Applied">Candidacies that took their entry.</param>
/// <param name="Total">Entries of the import.</param>
[GenerateSerializer, Immutable, Alias("ImportProgress")]
public sealed record ImportProgress([property: Id(0)] int Applied, [property: Id(1)] int Total)
{
    /// <summary>Refusals that are listed.</summary>
    public const int Listed = 1000;

    /// <summary>Candidacies whose state does not admit what the registry says of them, e.g. withdrawn.</summary>
    [Id(2)]
    public int RefusedCount { get; init; }

    /// <summary>The first <see cref="Listed"/> of them.</summary>
    [Id(3)]
    public ImmutableArray<RefusedEntry> Refused { get; init; } = [];

    public bool Finished => Applied + RefusedCount == Total;
}

/// <summary>An entry that its candidacy refused for good: the import went on without it.</summary>
/// <param name="Key">The registry's key.</param>
/// <param name="CandidacyId">Whose it is.</param>
/// <param name="Code">Of the refusal.</param>
/// <param name="Message">Spanish sentence.</param>
[GenerateSerializer, Immutable, Alias("RefusedEntry")]
public sealed record RefusedEntry(
    [property: Id(0)] string Key,
    [property: Id(1)] string CandidacyId,
    [property: Id(2)] string Code,
    [property: Id(3)] string Message);
