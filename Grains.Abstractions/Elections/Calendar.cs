using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>The part of an election that every command reads: dates, windows and grounds, nothing large.</summary>
[GenerateSerializer, Immutable, Alias("Calendar")]
public sealed record Calendar
{
    [Id(0)]
    public required string Election { get; init; }

    [Id(1)]
    public required ElectionKind Kind { get; init; }

    [Id(2)]
    public required DateOnly ElectionDay { get; init; }

    /// <summary>Office id → when its candidacies are public.</summary>
    [Id(4)]
    public required ImmutableDictionary<string, PublicationWindow> Publication { get; init; }

    /// <summary>Grows with each load of the definition: who keeps a copy of it knows when to ask again.</summary>
    [Id(5)]
    public required int DefinitionVersion { get; init; }

    /// <summary>Why a section may be observed, and which of them withhold it.</summary>
    [Id(6)]
    public ImmutableArray<Ground> Grounds { get; init; } = [];

    /// <summary>Why a requested correction may be rejected.</summary>
    [Id(7)]
    public ImmutableArray<Ground> RejectionGrounds { get; init; } = [];

    /// <summary>Who must capture.</summary>
    [Id(8)]
    public ElectionScope Scope { get; init; } = ElectionScope.Everyone;

    /// <summary>Hours after which the system verifies what nobody reviewed; 0 when it does not.</summary>
    [Id(9)]
    public int ReviewHours { get; init; }

    /// <summary>Political actors whose candidates capture for themselves: what their account does is the titular's act.</summary>
    [Id(10)]
    public ImmutableHashSet<string> IndependentActors { get; init; } = [];

    /// <summary>Rules, business days and extensions of the deadlines.</summary>
    [Id(11)]
    public DeadlineRules Deadlines { get; init; } = DeadlineRules.Default;

    public static Calendar Of(ElectionDefinition election, int definitionVersion) => new()
    {
        DefinitionVersion = definitionVersion,
        Election = election.Slug,
        Kind = election.Kind,
        ElectionDay = election.ElectionDay,
        Deadlines = election.Deadlines,
        Publication = election.Offices.ToImmutableDictionary(o => o.Id, o => o.Publication, StringComparer.Ordinal),
        Grounds = election.Grounds,
        RejectionGrounds = election.RejectionGrounds,
        Scope = election.Scope,
        ReviewHours = election.ReviewHours,
        IndependentActors = [.. election.Actors.Where(a => a.Kind == ActorKind.Independent).Select(a => a.Id)],
    };
}
