using System.Globalization;
using System.Text.RegularExpressions;

namespace Conoceles.Candidacies;

/// <summary>
/// Names of candidacies: <c>cand-{election slug}-{six digits}</c>, given once by the election's grain and never
/// reused. They begin with a word that is not hexadecimal because Orleans' ADO.NET storage reads hex-looking keys
/// as numbers and two of them would share a row.
/// </summary>
public static partial class CandidacyId
{
    /// <summary>Makes the id of the <paramref name="sequence"/>-th candidacy (from 1) of an election.</summary>
    public static string Create(string electionSlug, int sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"cand-{electionSlug}-{sequence:D6}");

    /// <summary>True when the text has the form of an id; says nothing of its existence.</summary>
    public static bool IsWellFormed(string? text) => text is { Length: <= 100 } && Form().IsMatch(text);

    /// <summary>The election's slug inside a well-formed id.</summary>
    public static string ElectionOf(string id) => id["cand-".Length..id.LastIndexOf('-')];

    [GeneratedRegex("^cand-[a-z0-9]+(-[a-z0-9]+)*-[0-9]{6,}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
