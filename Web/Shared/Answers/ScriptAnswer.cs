using Microsoft.Net.Http.Headers;

namespace Conoceles.Web.Shared.Answers;

/// <summary>
/// What one of our scripts is told of a form that it sent. The same act as the person's button, with the same code
/// behind it: only the answer is not a page.
/// </summary>
/// <param name="Status">One of the constants of this type.</param>
/// <param name="Code"><c>ok</c>, or why not: kebab-case English.</param>
/// <param name="Message">Sentence for the person.</param>
public record ScriptAnswer(string Status, string Code, string Message)
{
    /// <summary>The act is committed.</summary>
    public const string Saved = "saved";

    /// <summary>Somebody else saved meanwhile: nothing was written.</summary>
    public const string Conflict = "conflict";

    /// <summary>A rule refuses it: nothing was written, and sending the same again gives the same.</summary>
    public const string Refused = "refused";

    /// <summary>Nobody is signed in: nothing was written.</summary>
    public const string SignedOut = "signed-out";

    /// <summary>The form belongs to another session: nothing was written.</summary>
    public const string Renewed = "renewed";

    /// <summary>Something failed. From 500 on it is not known whether it was written: the same may be sent again.</summary>
    public const string Failed = "error";

    /// <summary>Identifies a failure in the log; null when nothing failed.</summary>
    public string? Folio { get; init; }

    /// <summary>True when the request asks for JSON and for nothing that a person reads.</summary>
    public static bool IsWanted(HttpRequest request) =>
        MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && accepted.Count > 0 && accepted.All(a => a.MatchesMediaType("application/json") && !a.MatchesAllTypes);
}
