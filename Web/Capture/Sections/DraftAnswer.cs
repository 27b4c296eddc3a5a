using Conoceles.Candidacies;
using Conoceles.Web.Shared.Answers;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.Sections;

/// <summary>What the autosave is told of a section that it sent.</summary>
public sealed record DraftAnswer(string Status, string Code, string Message) : ScriptAnswer(Status, Code, Message)
{
    /// <summary>What the form must say next time: the version just saved, or the one that was seen when nothing was.</summary>
    public required int SectionVersion { get; init; }

    /// <summary>«14:32», in Sonora; empty when nothing was saved.</summary>
    public string SavedAt { get; init; } = "";

    /// <summary>The nonce of the form's next act.</summary>
    public string Nonce { get; init; } = OperationId.NewNonce();

    public static IResult Done(int version, DateTimeOffset at) => Results.Json(
        new DraftAnswer(Saved, Outcome.Ok, SectionMessages.SavedAt(at)) { SectionVersion = version, SavedAt = SpanishDates.Hour(at) });

    /// <param name="seen">Version that the form keeps: with it, its own button leads to where both texts are shown.</param>
    public static IResult Stale(Outcome outcome, SectionView? stored, int seen) => Results.Json(
        new DraftAnswer(Conflict, outcome.Code, SectionMessages.Interrupted(stored)) { SectionVersion = seen },
        statusCode: StatusCodes.Status409Conflict);

    public static IResult Not(Outcome outcome, int seen, string message) => Results.Json(
        new DraftAnswer(Refused, outcome.Code, message) { SectionVersion = seen }, statusCode: StatusCodes.Status422UnprocessableEntity);
}
