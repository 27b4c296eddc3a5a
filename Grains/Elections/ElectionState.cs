using System.Collections.Immutable;
using Conoceles.Elections;

namespace Conoceles.Grains.Elections;

/// <summary>
/// An election's definition as loaded, and what the UT decided about its calendar since. Schema 2 knows scope, grounds,
/// named dates and the posts of an office; 3 the age of photographs; 4 the rules of the deadlines (before it, only the days
/// of the capture) and the UT's decisions; 5 the work plan; 6 how long the data of the withdrawn are kept, and the terms of
/// requests about personal data. A row of a former schema is written as the current one by the next load or decision, never
/// before: while two versions run together the former one can read what it wrote.
/// </summary>
public sealed record ElectionState
{
    public const int CurrentSchema = 6;

    public int Schema { get; init; } = CurrentSchema;

    public ElectionDefinition? Definition { get; init; }

    /// <summary>Grows with each load and each decision.</summary>
    public int DefinitionVersion { get; init; }

    /// <summary>
    /// Decisions about the calendar, oldest first. Apart from the definition, so that loading its file again does not undo
    /// them.
    /// </summary>
    public ImmutableArray<CalendarDecision> Decisions { get; init; } = [];
}

/// <summary>
/// Which candidacy each entry of the registry is. Apart from the definition because it is large. Schema 2 remembers a
/// print of each member, to say what a file would change; 3 one of its post, to say that another already has it. Entries
/// of a former schema say nothing of either until their next import.
/// </summary>
public sealed record ElectionRegistryState
{
    public const int CurrentSchema = 3;

    public int Schema { get; init; } = CurrentSchema;

    public int LastSequence { get; init; }

    /// <summary>Registry key → candidacy. Ids are given once and never reused.</summary>
    public ImmutableDictionary<string, RegisteredEntry> Entries { get; init; } =
        ImmutableDictionary<string, RegisteredEntry>.Empty;
}

/// <param name="CandidacyId">Given at the first import of the key.</param>
/// <param name="Fingerprint">Short hash of the entry last handed to an import; null while none has it.</param>
/// <param name="Members">Print of each member of that entry; null with the fingerprint, or before schema 2.</param>
/// <param name="Post">Print of its post (<see cref="Rules.EntryPrint.Post"/>); null before schema 3.</param>
public sealed record RegisteredEntry(string CandidacyId, string? Fingerprint, string? Members = null, string? Post = null);
