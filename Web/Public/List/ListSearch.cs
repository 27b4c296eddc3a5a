using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.List;

/// <summary>What a query finds, in the public order: nobody is nearer the top for being searched.</summary>
/// <param name="Rows">Of the page that is asked: to list a hundred thousand for twenty would cost more than to find them.</param>
/// <param name="Total">Of every page.</param>
/// <param name="Similar">No name has what was written; these have it but for one letter.</param>
/// <param name="Counts">Of each choice, with the rest of the query as it is.</param>
public sealed record ListSearch(IReadOnlyList<PublicCandidacy> Rows, int Total, bool Similar, FacetCounts Counts)
{
    public static ListSearch Of(ListQuery query, PublicSnapshot snapshot)
    {
        var words = Folding.Fold(query.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (query.Text.Length > 0 && words.Length == 0)
            // Marks alone are no name: what was written finds nothing rather than everything.
            return new ListSearch([], 0, Similar: false, FacetCounts.None(snapshot.Facets));
        var exact = Find(query, snapshot, words, (name, word) => name.StartsWith(word, StringComparison.Ordinal));
        if (exact.Total > 0 || words.Length == 0)
            return exact;
        var similar = Find(query, snapshot, words, Typos.Begins);
        return similar with { Similar = similar.Total > 0 };
    }

    private static ListSearch Find(ListQuery query, PublicSnapshot snapshot, string[] words, Func<string, string, bool> begins)
    {
        var index = snapshot.Index;
        var among = index.Everybody;
        foreach (var word in words)
            among = among.And(index.Named(snapshot.Words.Where(name => begins(name, word))));
        if (among.Count == 0)
            return new ListSearch([], 0, Similar: false, FacetCounts.None(snapshot.Facets));
        var wanted = new WantedFacets(query, snapshot.Facets, index);
        var found = wanted.Of(among);
        var counts = new FacetCounts(snapshot.Facets, Enum.GetValues<ListFacet>().Select(f => CountsOf(index.Of(f), wanted.Without(f, among) ?? found)));
        var rows = found.Take((query.Page - 1) * ListQuery.PageSize, ListQuery.PageSize).Select(row => snapshot.InOrder[row].Candidacy);
        return new ListSearch([.. rows], found.Count, Similar: false, counts);
    }

    private static int[] CountsOf(IReadOnlyList<RowSet> choices, RowSet among) => [.. choices.Select(among.CountWith)];
}
