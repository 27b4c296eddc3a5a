using System.Collections.Immutable;
using Conoceles.Candidacies;

namespace Conoceles.Elections;

/// <summary>What importing some entries would do, said before anything is done.</summary>
[GenerateSerializer, Immutable, Alias("RegistryComparison")]
public sealed record RegistryComparison
{
    /// <summary>Why nothing can be said; the rest is zero.</summary>
    [Id(0)]
    public Refusal? Refusal { get; init; }

    /// <summary>Keys that the election has not seen.</summary>
    [Id(1)]
    public int New { get; init; }

    [Id(2)]
    public int Changed { get; init; }

    [Id(3)]
    public int Unchanged { get; init; }

    /// <summary>Keys that the election has and these entries do not: an import leaves them as they are.</summary>
    [Id(4)]
    public int Absent { get; init; }

    /// <summary>
    /// Member of <see cref="RegistryEntry"/> → changed entries in which it differs. An entry that its candidacy
    /// refused counts as changed and says no member.
    /// </summary>
    [Id(5)]
    public ImmutableDictionary<string, int> Fields { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Of the absent ones, those that were withdrawn.</summary>
    [Id(6)]
    public int AbsentWithdrawn { get; init; }

    /// <summary>Entries that take the post of a withdrawn candidacy.</summary>
    [Id(7)]
    public int Substitutions { get; init; }

    /// <summary>Entries whose post another candidacy has: none of them is imported until that one is withdrawn.</summary>
    [Id(8)]
    public ImmutableArray<TakenPost> Taken { get; init; } = [];
}

/// <summary>A post that is already somebody's.</summary>
/// <param name="Key">The entry that asks for it.</param>
/// <param name="HolderKey">The registry's key of who has it.</param>
/// <param name="CandidacyId">Her candidacy.</param>
[GenerateSerializer, Immutable, Alias("TakenPost")]
public sealed record TakenPost(
    [property: Id(0)] string Key,
    [property: Id(1)] string HolderKey,
    [property: Id(2)] string CandidacyId);
