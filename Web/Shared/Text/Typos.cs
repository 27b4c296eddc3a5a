namespace Conoceles.Web.Shared.Text;

/// <summary>Names as people misspell them: one letter more, less, changed or swapped with its neighbour.</summary>
public static class Typos
{
    /// <summary>In shorter words one letter is too much of them.</summary>
    private const int Shortest = 4;

    /// <summary>
    /// True when every word of the (folded) query begins a word of the (folded) text, one of its letters being wrong at
    /// most. Long words only; a short one must be as it is.
    /// </summary>
    public static bool Matches(string foldedText, string foldedQuery)
    {
        var names = foldedText.Split(' ');
        return foldedQuery.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => names.Any(name => Begins(name, word)));
    }

    /// <summary>True when a (folded) name begins with a (folded) word, one of its letters being wrong at most.</summary>
    public static bool Begins(string name, string word) => name.StartsWith(word, StringComparison.Ordinal) || BeginsAlmost(name, word);

    private static bool BeginsAlmost(ReadOnlySpan<char> name, ReadOnlySpan<char> word)
    {
        if (word.Length < Shortest)
            return false;
        var i = name.CommonPrefixLength(word);
        var rest = name[i..];
        var wrong = word[i..];
        // The word has a letter more, a letter less, another letter, or two of them swapped.
        return HasAtStart(rest, wrong[1..])
            || (rest.Length > 0 && (HasAtStart(rest[1..], wrong) || HasAtStart(rest[1..], wrong[1..])))
            || (rest.Length > 1 && wrong.Length > 1 && rest[0] == wrong[1] && rest[1] == wrong[0] && HasAtStart(rest[2..], wrong[2..]));
    }

    private static bool HasAtStart(ReadOnlySpan<char> text, ReadOnlySpan<char> beginning) => text.StartsWith(beginning, StringComparison.Ordinal);
}
