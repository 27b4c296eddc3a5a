namespace Conoceles.Elections;

/// <summary>
/// Slugs of rehearsals, and only theirs, begin with <c>ensayo-</c>: their candidacies' ids and their files' names say
/// what they are, and a process knows from its settings alone that it serves one.
/// </summary>
public static class RehearsalSlug
{
    public const string Prefix = "ensayo-";

    public static bool Is(string slug) => slug.StartsWith(Prefix, StringComparison.Ordinal);
}
