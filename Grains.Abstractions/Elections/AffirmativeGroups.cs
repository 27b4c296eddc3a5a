using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>
/// The affirmative actions of an entry as one text: ids sorted, one space between them, none twice.
/// </summary>
public static class AffirmativeGroups
{
    /// <summary>Between two groups in the registry's file.</summary>
    public const char FileSeparator = '|';

    public static string Join(IEnumerable<string> groups) =>
        string.Join(' ', groups.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    public static ImmutableArray<string> Split(string joined) => joined.Length == 0 ? [] : [.. joined.Split(' ')];

    /// <summary>True when the text is one that <see cref="Join"/> gives for some groups of the election's questionnaires.</summary>
    public static bool AreOf(ElectionDefinition election, string joined) =>
        Split(joined) is var parts && parts.All(p => election.Questionnaires.FindGroup(p) is not null) && Join(parts) == joined;
}
