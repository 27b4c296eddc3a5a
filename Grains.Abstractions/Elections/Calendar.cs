using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>The part of an election that every command reads: dates and windows, nothing large.</summary>
[GenerateSerializer, Immutable, Alias("Calendar")]
public sealed record Calendar
{
    [Id(0)]
    public required string Election { get; init; }

    [Id(1)]
    public required ElectionKind Kind { get; init; }

    [Id(2)]
    public required DateOnly ElectionDay { get; init; }

    [Id(3)]
    public required int CaptureDays { get; init; }

    /// <summary>Office id → when its candidacies are public.</summary>
    [Id(4)]
    public required ImmutableDictionary<string, PublicationWindow> Publication { get; init; }

    /// <summary>Grows with each load of the definition: who keeps a copy of it knows when to ask again.</summary>
    [Id(5)]
    public required int DefinitionVersion { get; init; }

    public static Calendar Of(ElectionDefinition election, int definitionVersion) => new()
    {
        DefinitionVersion = definitionVersion,
        Election = election.Slug,
        Kind = election.Kind,
        ElectionDay = election.ElectionDay,
        CaptureDays = election.CaptureDays,
        Publication = election.Offices.ToImmutableDictionary(o => o.Id, o => o.Publication, StringComparer.Ordinal),
    };
}
