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
            return new ListSearch([], 0, Similar: false, new FacetCounts(snapshot.Facets));
        var exact = Find(query, snapshot, words, (name, word) => name.StartsWith(word, StringComparison.Ordinal));
        if (exact.Total > 0 || words.Length == 0)
            return exact;
        var similar = Find(query, snapshot, words, Typos.Begins);
        return similar with { Similar = similar.Total > 0 };
    }

    private static ListSearch Find(ListQuery query, PublicSnapshot snapshot, string[] words, Func<string, string, bool> begins)
    {
        var asked = Array.ConvertAll(words, word => snapshot.Words.Where(name => begins(name, word)));
        var counts = new FacetCounts(snapshot.Facets);
        var rows = new List<PublicCandidacy>();
        // A word that no name has: nobody is looked at.
        if (Array.Exists(asked, w => !w.AsSpan().Contains(true)))
            return new ListSearch(rows, 0, Similar: false, counts);
        var before = (query.Page - 1) * ListQuery.PageSize;
        var total = 0;
        var wanted = new WantedFacets(query, snapshot.Facets);
        foreach (var listed in snapshot.InOrder)
        {
            if (!IsNamed(listed.Words, asked) || !wanted.Count(listed, counts))
                continue;
            if (total >= before && rows.Count < ListQuery.PageSize)
                rows.Add(listed.Candidacy);
            total++;
        }

        return new ListSearch(rows, total, Similar: false, counts);
    }

    private static bool IsNamed(int[] name, bool[][] asked)
    {
        foreach (var words in asked)
        {
            var has = false;
            foreach (var word in name)
                has |= words[word];
            if (!has)
                return false;
        }

        return true;
    }
}
