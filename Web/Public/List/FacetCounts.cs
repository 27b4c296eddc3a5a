namespace Conoceles.Web.Public.List;

/// <summary>How many candidacies each choice would give, with everything else that was asked.</summary>
public sealed class FacetCounts(ListFacets facets)
{
    private readonly int[][] _counts = [.. Enum.GetValues<ListFacet>().Select(f => new int[facets.Choices(f).Length])];

    public int Of(ListFacet facet, string choice) => facets.PlaceOf(facet, choice) is var place and not ListFacets.None ? _counts[(int)facet][place] : 0;

    internal void Add(ListFacet facet, short place)
    {
        if (place != ListFacets.None)
            _counts[(int)facet][place]++;
    }
}
