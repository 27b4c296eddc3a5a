namespace Conoceles.Web.Public.List;

/// <summary>What a query asks of each facet, as sets of who has it.</summary>
internal sealed class WantedFacets
{
    private static readonly ListFacet[] Alone =
        [ListFacet.Office, ListFacet.Principle, ListFacet.Actor, ListFacet.Sex, ListFacet.Age, ListFacet.Degree, ListFacet.Character, ListFacet.Action];

    private readonly List<(ListFacet Facet, RowSet Rows)> _wanted = [];

    public WantedFacets(ListQuery query, ListFacets facets, ListIndex index)
    {
        foreach (var facet in Alone)
        {
            if (facets.PlaceOf(facet, query.Of(facet)) is var place and not ListFacets.None)
                _wanted.Add((facet, index.Of(facet, place)));
        }

        var (district, municipality) = (facets.PlaceOf(ListFacet.District, query.District), facets.PlaceOf(ListFacet.Municipality, query.Municipality));
        // A municipality and a district together mean one person's ballot: what is voted in either of them, and what is
        // voted in the whole state.
        if (district != ListFacets.None && municipality != ListFacets.None)
            _wanted.Add((ListFacet.District, index.Of(ListFacet.District, district).Or(index.Of(ListFacet.Municipality, municipality)).Or(index.Statewide)));
        else if (district != ListFacets.None)
            _wanted.Add((ListFacet.District, index.Of(ListFacet.District, district)));
        else if (municipality != ListFacets.None)
            _wanted.Add((ListFacet.District, index.Of(ListFacet.Municipality, municipality)));
    }

    /// <summary>Who, among some, is all that is asked.</summary>
    public RowSet Of(RowSet among) => _wanted.Aggregate(among, (rows, wanted) => rows.And(wanted.Rows));

    /// <summary>Who would be if this facet asked nothing: choosing her value there would find her. Null when it asks nothing.</summary>
    public RowSet? Without(ListFacet facet, RowSet among)
    {
        // A place is a district or a municipality: both are one facet in two controls.
        var asked = facet is ListFacet.Municipality ? ListFacet.District : facet;
        return _wanted.Exists(w => w.Facet == asked)
            ? _wanted.Where(w => w.Facet != asked).Aggregate(among, (rows, wanted) => rows.And(wanted.Rows))
            : null;
    }
}
