using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// The words of names, each once: a search looks at each word and not at each name. Only grows, by one writer; a reader that
/// has a name has its words.
/// </summary>
public sealed class NameWords
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private string[] _words = new string[256];
    private int _count;

    /// <summary>The words of a name as numbers.</summary>
    public int[] Of(string name) => [.. Folding.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Select(IdOf)];

    /// <summary>For each word, whether it is one of those asked for.</summary>
    public bool[] Where(Func<string, bool> isAsked)
    {
        var count = Volatile.Read(ref _count);
        var words = Volatile.Read(ref _words);
        var asked = new bool[count];
        for (var i = 0; i < count; i++)
            asked[i] = isAsked(words[i]);
        return asked;
    }

    private int IdOf(string word)
    {
        if (_ids.TryGetValue(word, out var id))
            return id;
        id = _count;
        if (id == _words.Length)
        {
            // The former stays as it is: somebody may be reading it.
            var more = new string[id * 2];
            _words.CopyTo(more, 0);
            Volatile.Write(ref _words, more);
        }

        _words[id] = word;
        _ids[word] = id;
        Volatile.Write(ref _count, id + 1);
        return id;
    }
}
