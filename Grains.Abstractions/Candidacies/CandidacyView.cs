using System.Collections.Immutable;
using Conoceles.Elections;
using Conoceles.Receipts;

namespace Conoceles.Candidacies;

/// <summary>
/// What the people who work on a candidacy see: the capturist of its party and the institute. Identity answers are
/// never here, only which of its sections are complete.
/// </summary>
[GenerateSerializer, Immutable, Alias("CandidacyView")]
public sealed record CandidacyView
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Election { get; init; }

    [Id(2)]
    public required RegistryEntry Entry { get; init; }

    [Id(3)]
    public required CandidacyStatus Status { get; init; }

    /// <summary>Grows by one with every committed command.</summary>
    [Id(4)]
    public required int Version { get; init; }

    [Id(5)]
    public required int Opening { get; init; }

    /// <summary>Section id → its draft, both questionnaires; identity sections carry no values.</summary>
    [Id(6)]
    public required ImmutableDictionary<string, SectionView> Sections { get; init; }

    /// <summary>When the capture window closes; null when no account delivery was recorded.</summary>
    [Id(7)]
    public required DateTimeOffset? CaptureCloses { get; init; }

    /// <summary>True when a draft received at the reader's instant would be accepted by the clock and the state.</summary>
    [Id(8)]
    public required bool CanCapture { get; init; }

    [Id(9)]
    public required ImmutableArray<ReceiptView> Receipts { get; init; }

    /// <summary>What the legal minimum still lacks, both questionnaires; field, code and Spanish sentence.</summary>
    [Id(10)]
    public required ImmutableArray<Conoceles.Questionnaires.Finding> Missing { get; init; }
}

/// <summary>One section's draft as its people see it.</summary>
/// <param name="Version">Grows by one with each save; 0 when never saved.</param>
/// <param name="Values">Field id → text; empty for identity sections.</param>
/// <param name="Complete">Everything that the legal minimum asks of the section is answered.</param>
/// <param name="Finished">The person said that she finished it.</param>
/// <param name="SavedAt">Legal instant of the last save.</param>
[GenerateSerializer, Immutable, Alias("SectionView")]
public sealed record SectionView(
    [property: Id(0)] int Version,
    [property: Id(1)] ImmutableDictionary<string, string> Values,
    [property: Id(2)] bool Complete,
    [property: Id(3)] bool Finished,
    [property: Id(4)] DateTimeOffset? SavedAt);
