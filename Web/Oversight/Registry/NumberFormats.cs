using System.Text.RegularExpressions;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>Formats by which a book shows numbers: which of them make a date of one.</summary>
internal static partial class NumberFormats
{
    private const string SomeDate = "yyyy-mm-dd";

    /// <summary>The format of an id that books do not write out (ECMA-376, 18.8.30); of those, only dates matter here.</summary>
    public static string BuiltIn(uint id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) ? SomeDate : "";

    /// <summary>True when the format shows days, months, years or hours: letters that are not quoted, escaped or in brackets.</summary>
    public static bool IsDate(string format) => Literal().Replace(format, "").Any("dmyhsDMYHS".Contains);

    /// <summary>True for «000…».</summary>
    public static bool IsZeros(string format) => format.Length > 0 && format.AsSpan().IndexOfAnyExcept('0') < 0;

    [GeneratedRegex(@"""[^""]*""|\[[^\]]*\]|\\.|_.|\*.", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
