using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.List;

/// <summary>
/// Who has each choice, and whose name has each word, in one listing: what a question costs is some operations on sets, and not a look at
/// everybody.
/// </summary>
public sealed class ListIndex
{
    private readonly RowSet[][] _choices;

    // Rows of each word, one word after another.
    private readonly int[] _starts;
    private readonly int[] _named;

    /// <param name="listing">In the public order.</param>
    /// <param name="facets">Those by which its places are.</param>
    public ListIndex(ImmutableArray<Listed> listing, ListFacets facets)
    {
        Everybody = RowSet.Everybody(listing.Length);
        Statewide = RowSet.Nobody(listing.Length);
        _choices = [.. Enum.GetValues<ListFacet>().Select(f => facets.Choices(f).Select(_ => RowSet.Nobody(listing.Length)).ToArray())];
        // Each is looked at once: a hundred thousand of them are not near each other in memory.
        var (words, ends) = (new List<int>(listing.Length * 4), new int[listing.Length]);
        for (var row = 0; row < listing.Length; row++)
        {
            Add(row, listing[row]);
            words.AddRange(listing[row].Words);
            ends[row] = words.Count;
        }

        (_starts, _named) = ByWord(CollectionsMarshal.AsSpan(words), ends);
    }

    private void Add(int row, Listed listed)
    {
        for (var facet = 0; facet < listed.Places.Length; facet++)
        {
            if (listed.Places[facet] is var place and not ListFacets.None)
                _choices[facet][place].Add(row);
        }

        foreach (var action in listed.Actions)
            _choices[(int)ListFacet.Action][action].Add(row);
        if (listed.Candidacy is { District: null, Municipality: null })
            Statewide.Add(row);
    }

    /// <param name="words">Of every row, one row after another.</param>
    /// <param name="ends">Where those of each row end.</param>
    private static (int[] Starts, int[] Rows) ByWord(ReadOnlySpan<int> words, int[] ends)
    {
        var most = -1;
        foreach (var word in words)
            most = Math.Max(most, word);
        var starts = new int[most + 2];
        foreach (var word in words)
            starts[word + 1]++;
        for (var word = 1; word < starts.Length; word++)
            starts[word] += starts[word - 1];
        var (rows, next, place) = (new int[words.Length], starts[..^1], 0);
        for (var row = 0; row < ends.Length; row++)
        {
            for (; place < ends[row]; place++)
                rows[next[words[place]]++] = row;
        }

        return (starts, rows);
    }

    public RowSet Everybody { get; }

    /// <summary>Who is voted in the whole state.</summary>
    public RowSet Statewide { get; }

    /// <summary>Who has a choice.</summary>
    public RowSet Of(ListFacet facet, short place) => _choices[(int)facet][place];

    /// <summary>Who has each of the choices of a facet, by the choices' places.</summary>
    public IReadOnlyList<RowSet> Of(ListFacet facet) => _choices[(int)facet];

    /// <summary>Who has one of some words in her name; words that came after the listing are nobody's.</summary>
    /// <param name="words">For each word, whether it is one of them.</param>
    public RowSet Named(bool[] words)
    {
        var named = RowSet.Nobody(Everybody.Count);
        for (var word = 0; word < words.Length && word < _starts.Length - 1; word++)
        {
            if (!words[word])
                continue;
            foreach (var row in _named.AsSpan(_starts[word].._starts[word + 1]))
                named.Add(row);
        }

        return named;
    }
}
