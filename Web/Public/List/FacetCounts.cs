namespace Conoceles.Web.Public.List;

/// <summary>How many candidacies each choice would give, with everything else that was asked.</summary>
/// <param name="facets">Of the listing.</param>
/// <param name="counts">Of each facet, of each choice by its place.</param>
public sealed class FacetCounts(ListFacets facets, IEnumerable<int[]> counts)
{
    private readonly int[][] _counts = [.. counts];

    /// <summary>Nobody whatever is chosen.</summary>
    public static FacetCounts None(ListFacets facets) => new(facets, Enum.GetValues<ListFacet>().Select(f => new int[facets.Choices(f).Length]));

    public int Of(ListFacet facet, string choice) => facets.PlaceOf(facet, choice) is var place and not ListFacets.None ? _counts[(int)facet][place] : 0;
}
