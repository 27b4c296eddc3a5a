using System.Collections.Concurrent;
using Conoceles.Elections;

namespace Conoceles.Grains.Elections;

/// <summary>An election as the silo uses it.</summary>
public sealed record LoadedElection(ElectionDefinition Definition, Calendar Calendar);

/// <summary>
/// Elections of this silo. The version is asked of <see cref="IElectionGrain"/> at each command, as an extension counts
/// from its commit; the definition, which is large, only when the version changed.
/// </summary>
public sealed class ElectionCatalog(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, LoadedElection> _loaded = new(StringComparer.Ordinal);

    /// <summary>Null when no such election was loaded, or it names no questionnaires.</summary>
    public async Task<LoadedElection?> Get(string slug)
    {
        var grain = grains.GetGrain<IElectionGrain>(slug);
        var version = await grain.GetVersion();
        if (_loaded.TryGetValue(slug, out var known) && known.Calendar.DefinitionVersion == version)
            return known;
        if (await grain.GetDefinition() is not { } definition || definition.Questionnaires.Version.Length == 0)
            return null;
        // A load between the two questions makes the number old: the next command asks again.
        return _loaded[slug] = new LoadedElection(definition, Calendar.Of(definition, version));
    }
}
