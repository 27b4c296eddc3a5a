using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>
/// The affirmative actions of an entry as one text: ids sorted, one space between them, none twice.
/// </summary>
public static class AffirmativeGroups
{
    /// <summary>Between two groups in the registry's file.</summary>
    public const char FileSeparator = '|';

    /// <summary>Groups in a situation of discrimination that the questionnaire of identity asks about.</summary>
    public static readonly ImmutableArray<string> All =
        ["indigena", "discapacidad", "afromexicana", "diversidad", "migrantes", "jovenes", "mayores"];

    public static string Join(IEnumerable<string> groups) =>
        string.Join(' ', groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    public static ImmutableArray<string> Split(string joined) => joined.Length == 0 ? [] : [.. joined.Split(' ')];

    /// <summary>True when the text is one that <see cref="Join"/> gives for some of the groups.</summary>
    public static bool IsOf(string joined, IReadOnlyCollection<string> groups) =>
        Split(joined) is var parts && parts.All(groups.Contains) && Join(parts) == joined;
}
