using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Conoceles.Elections;

/// <summary>
/// What is wrong with a file, gathered. All of it is counted; the list stops where nobody would read on, so that a
/// file of another kind does not become a page of millions of lines.
/// </summary>
internal sealed class RegistryErrors
{
    /// <summary>Errors that are listed.</summary>
    public const int Shown = 1000;

    /// <summary>UTF-16 units of a value that are shown.</summary>
    private const int MaxValue = 80;

    private readonly ImmutableArray<RegistryError>.Builder _list = ImmutableArray.CreateBuilder<RegistryError>();

    public int Count { get; private set; }

    public void Add(int line, string column, string code, string value, string reason)
    {
        Count++;
        if (_list.Count < Shown)
            _list.Add(new RegistryError(line, column, code, Show(value), reason));
    }

    public RegistryCheck Verdict(ImmutableArray<RegistryEntry>.Builder entries, IEnumerable<int> lines) =>
        new(Count == 0 ? entries.ToImmutable() : [], _list.ToImmutable(), Count) { Lines = Count == 0 ? [.. lines] : [] };

    /// <summary>A value as a page may show it: cut, and what cannot be seen replaced by U+FFFD.</summary>
    public static string Show(string value)
    {
        var shown = new StringBuilder();
        foreach (var rune in value.EnumerateRunes())
        {
            if (shown.Length >= MaxValue)
                return shown.Append('…').ToString();
            shown.Append((CellText.IsUnseen(rune) ? Rune.ReplacementChar : rune).ToString());
        }

        return shown.ToString();
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
