using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.List;

/// <summary>What a query asks of each facet, as places.</summary>
internal sealed class WantedFacets(ListQuery query, ListFacets facets)
{
    private static readonly ListFacet[] Alone =
        [ListFacet.Office, ListFacet.Principle, ListFacet.Actor, ListFacet.Sex, ListFacet.Age, ListFacet.Degree, ListFacet.Character];

    private readonly (ListFacet Facet, short Place)[] _alone = [.. Alone
        .Select(f => (f, facets.PlaceOf(f, query.Of(f))))
        .Where(f => f.Item2 != ListFacets.None)];

    private readonly short _district = facets.PlaceOf(ListFacet.District, query.District);
    private readonly short _municipality = facets.PlaceOf(ListFacet.Municipality, query.Municipality);
    private readonly short _action = facets.PlaceOf(ListFacet.Action, query.Action);

    /// <summary>
    /// True when a candidacy is what is asked. She is counted in every facet then; and when she fails one alone, in that one:
    /// choosing her value there would find her.
    /// </summary>
    public bool Count(Listed listed, FacetCounts counts)
    {
        var (missed, misses) = (ListFacet.Action, 0);
        foreach (var (facet, place) in _alone)
        {
            if (listed.Places[(int)facet] == place)
                continue;
            missed = facet;
            if (++misses > 1)
                return false;
        }

        if (!IsThere(listed))
            (missed, misses) = (ListFacet.District, misses + 1);
        if (_action != ListFacets.None && Array.IndexOf(listed.Actions, _action) < 0)
            (missed, misses) = (ListFacet.Action, misses + 1);
        if (misses > 1)
            return false;
        Add(listed, counts, misses == 0 ? null : missed);
        return misses == 0;
    }

    // A municipality and a district together mean one person's ballot: what is voted in either of them, and what is
    // voted in the whole state.
    private bool IsThere(Listed listed)
    {
        if (_district == ListFacets.None && _municipality == ListFacets.None)
            return true;
        var (district, municipality) = (listed.Places[(int)ListFacet.District], listed.Places[(int)ListFacet.Municipality]);
        return (_district != ListFacets.None && district == _district)
            || (_municipality != ListFacets.None && municipality == _municipality)
            || (listed.Candidacy is { District: null, Municipality: null } && _district != ListFacets.None && _municipality != ListFacets.None);
    }

    // A place is a district or a municipality: both are one facet in two controls.
    private static void Add(Listed listed, FacetCounts counts, ListFacet? only)
    {
        for (var facet = ListFacet.Office; facet < ListFacet.Action; facet++)
        {
            if (only is null || facet == only || (facet is ListFacet.Municipality && only is ListFacet.District))
                counts.Add(facet, listed.Places[(int)facet]);
        }

        if (only is not (null or ListFacet.Action))
            return;
        foreach (var action in listed.Actions)
            counts.Add(ListFacet.Action, action);
    }
}
