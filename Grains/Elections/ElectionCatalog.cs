using System.Collections.Concurrent;
using Conoceles.Elections;

namespace Conoceles.Grains.Elections;

/// <summary>An election as the silo uses it.</summary>
public sealed record LoadedElection(ElectionDefinition Definition, Calendar Calendar);

/// <summary>
/// Elections of this silo. The calendar is asked of <see cref="IElectionGrain"/> at each command, as an extension
/// counts from its commit; the definition, which is large, is asked again only when the calendar says it changed.
/// </summary>
public sealed class ElectionCatalog(IGrainFactory grains)
{
    private readonly ConcurrentDictionary<string, LoadedElection> _loaded = new(StringComparer.Ordinal);

    /// <summary>Null when no such election was loaded.</summary>
    public async Task<LoadedElection?> Get(string slug)
    {
        var grain = grains.GetGrain<IElectionGrain>(slug);
        if (await grain.GetCalendar() is not { } calendar)
            return null;
        if (_loaded.TryGetValue(slug, out var known) && known.Calendar.DefinitionVersion == calendar.DefinitionVersion)
            return known;
        if (await grain.GetDefinition() is not { } definition)
            return null;
        return _loaded[slug] = new LoadedElection(definition, calendar);
    }
}
