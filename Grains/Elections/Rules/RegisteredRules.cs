using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;

namespace Conoceles.Grains.Elections.Rules;

/// <summary>What an election remembers of its registry, and what a file would change of it. Pure.</summary>
internal static class RegisteredRules
{
    /// <summary>Entries that are new, or that say something else than the last one handed to an import.</summary>
    public static ImmutableArray<RegistryEntry> Changed(ElectionRegistryState state, ImmutableArray<RegistryEntry> entries) =>
        [.. entries.Where(e => !state.Entries.TryGetValue(e.Key, out var known) || known.Fingerprint != EntryPrint.Whole(e))];

    /// <summary>An id for each entry that has none.</summary>
    public static ElectionRegistryState WithIds(ElectionRegistryState state, string slug, ImmutableArray<RegistryEntry> entries)
    {
        var sequence = state.LastSequence;
        var all = state.Entries.ToBuilder();
        foreach (var entry in entries.Where(e => !all.ContainsKey(e.Key)))
            all[entry.Key] = new RegisteredEntry(CandidacyId.Create(slug, ++sequence), null);
        return state with { Schema = ElectionRegistryState.CurrentSchema, LastSequence = sequence, Entries = all.ToImmutable() };
    }

    /// <summary>The entries as handed to an import.</summary>
    public static ElectionRegistryState WithPrints(
        ElectionRegistryState state, ImmutableArray<RegistryEntry> entries, ElectionDefinition election) => state with
        {
            Schema = ElectionRegistryState.CurrentSchema,
            Entries = state.Entries.SetItems(entries.Select(e => KeyValuePair.Create(
                e.Key, state.Entries[e.Key] with { Fingerprint = EntryPrint.Whole(e), Members = EntryPrint.Each(e), Post = EntryPrint.Post(e, election) }))),
        };

    /// <summary>The same state when none of the keys has a print.</summary>
    /// <param name="state">Before.</param>
    /// <param name="keys">Keys whose entry was refused.</param>
    /// <param name="posts">Key → print of the post that its candidacy has instead of the refused one.</param>
    public static ElectionRegistryState Without(
        ElectionRegistryState state, ImmutableArray<string> keys, IReadOnlyDictionary<string, string?> posts)
    {
        var refused = keys.Where(k => state.Entries.TryGetValue(k, out var known) && known.Fingerprint is not null).Distinct(StringComparer.Ordinal).ToArray();
        return refused.Length == 0 ? state : state with
        {
            Schema = ElectionRegistryState.CurrentSchema,
            Entries = state.Entries.SetItems(refused.Select(k => KeyValuePair.Create(k, state.Entries[k] with { Fingerprint = null, Members = null, Post = posts.GetValueOrDefault(k) }))),
        };
    }

    /// <summary>
    /// Entries whose post another candidacy of the registry has, which these entries do not move to another: who must be
    /// withdrawn first. One candidacy for each; what the entries say against each other is checked elsewhere.
    /// </summary>
    public static ImmutableArray<TakenPost> Holders(ElectionRegistryState state, ImmutableArray<RegistryEntry> entries, ElectionDefinition election)
    {
        var given = entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        var holders = state.Entries.Where(e => e.Value.Post is not null && !given.Contains(e.Key)).ToLookup(e => e.Value.Post!, StringComparer.Ordinal);
        return [.. Changed(state, entries)
            .SelectMany(e => EntryPrint.Post(e, election) is { } post
                ? holders[post].Select(h => new TakenPost(e.Key, h.Key, h.Value.CandidacyId))
                : [])];
    }

    /// <param name="state">What is remembered.</param>
    /// <param name="entries">What an import would bring.</param>
    /// <param name="election">Its definition.</param>
    /// <param name="withdrawn">Candidacies that left: their post is free, and who takes it substitutes them.</param>
    public static RegistryComparison Compare(
        ElectionRegistryState state, ImmutableArray<RegistryEntry> entries, ElectionDefinition election, IReadOnlySet<string> withdrawn)
    {
        var holders = Holders(state, entries, election);
        var taken = holders.Where(h => !withdrawn.Contains(h.CandidacyId)).ToImmutableArray();
        var changed = Changed(state, entries);
        var known = changed.Where(e => state.Entries.ContainsKey(e.Key)).ToArray();
        var keys = entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        return new RegistryComparison
        {
            New = changed.Length - known.Length,
            Changed = known.Length,
            Unchanged = entries.Length - changed.Length,
            Absent = state.Entries.Keys.Count(k => !keys.Contains(k)),
            AbsentWithdrawn = state.Entries.Count(e => !keys.Contains(e.Key) && withdrawn.Contains(e.Value.CandidacyId)),
            Substitutions = holders.Select(h => h.Key).Except(taken.Select(t => t.Key), StringComparer.Ordinal).Count(),
            Taken = taken,
            Fields = known.SelectMany(e => EntryPrint.Differences(state.Entries[e.Key].Members, e))
                .GroupBy(n => n, StringComparer.Ordinal)
                .ToImmutableDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
        };
    }
}
