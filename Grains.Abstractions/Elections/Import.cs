using System.Collections.Immutable;
using Conoceles.Candidacies;

namespace Conoceles.Elections;

/// <summary>A checked registry file, ready to apply whole.</summary>
[GenerateSerializer, Immutable, Alias("ImportRegistry")]
public sealed record ImportRegistry(
    [property: Id(0)] Guid OperationId,
    [property: Id(1)] Actor Actor,
    [property: Id(2)] DateTimeOffset ReceivedAt,
    [property: Id(3)] ImmutableArray<RegistryEntry> Entries);

/// <summary>The election's answer to an import: refused, or the id under which its progress can be read.</summary>
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
    [Alias("Start")]
    Task Start(ImportRegistry command, string election, ImmutableArray<string> candidacyIds);

    /// <summary>How far it is; null when there is no such import.</summary>
    [Alias("GetProgress")]
    Task<ImportProgress?> GetProgress();
}

/// <param name="Applied">Candidacies that acknowledged their entry.</param>
/// <param name="Total">Entries of the import.</param>
[GenerateSerializer, Immutable, Alias("ImportProgress")]
public sealed record ImportProgress([property: Id(0)] int Applied, [property: Id(1)] int Total)
{
    public bool Finished => Applied == Total;
}
