using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Photos;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Capture.Identity;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture.Review;

/// <summary><c>/captura/{id}/revisar</c>: the whole of it as the public will see it, and the single submission.</summary>
internal static class ReviewStep
{
    public const string AcknowledgeField = "revise";
    public const string VersionField = "version";

    public static async Task<IResult> Show(
        HttpContext context, ClusterQueries queries, ElectionReader elections, ITextTwins rows, string id, string? guardado) =>
        await OwnCandidacy.Find(context, queries, id) is not { } view
            ? Results.NotFound()
            : await Page(context, queries, elections, rows, view, null, guardado is null ? null : view.Sections.GetValueOrDefault(guardado)?.SavedAt);

    public static async Task<IResult> Send(
        HttpContext context, ClusterQueries queries, ElectionReader elections, ITextTwins rows, CandidacyCommands commands, string id)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var version = int.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var nonce = form[OperationId.Field] is { Count: 1 } posted ? posted.ToString() : OperationId.NewNonce();
        var acknowledged = form[AcknowledgeField] == "si";
        var outcome = await commands.Execute(
            id,
            new Submit
            {
                OperationId = OperationId.Derive(nonce, "submit", id, version.ToString(CultureInfo.InvariantCulture), acknowledged ? "1" : "0"),
                Actor = ActorFactory.From(context.User),
                ReceivedAt = ReceivedAt.Of(context),
                SeenVersion = version,
                Acknowledged = acknowledged,
            },
            context.RequestAborted);

        // Back and send again, or from another tab: the receipt is what both want to see.
        if (outcome.Accepted || outcome.Code == Refusals.AlreadySubmitted.Code)
            return Results.Redirect(Links.Receipt(id));
        if (outcome.Code == Refusals.NotFound.Code || await OwnCandidacy.Find(context, queries, id) is not { } now)
            return Results.NotFound();
        var error = outcome.Code == Refusals.NotAcknowledged.Code
            ? new PageError(AcknowledgeField, ReviewMessages.NotAcknowledged)
            : new PageError("", outcome.Message);
        return await Page(context, queries, elections, rows, now, error, null);
    }

    private static async Task<IResult> Page(
        HttpContext context, ClusterQueries queries, ElectionReader elections, ITextTwins rows, CandidacyView view, PageError? error, DateTimeOffset? savedAt)
    {
        if (view.Status is not CandidacyStatus.Pending && !view.CanCapture)
            return Results.Redirect(Links.Receipt(view.Id));
        var election = await elections.Current(context.RequestAborted)
            ?? throw new ClusterAwayException();
        var questionnaires = election.Questionnaires;
        var actor = ActorFactory.From(context.User);
        var now = ReceivedAt.Of(context);
        var closed = IdentityGate.IsClosed(view, actor);
        var identity = closed ? null : await Identity(context, queries, view, questionnaires.Identity, actor);
        var counts = IsTitular(view, election, actor);
        var preview = PreviewProfile.Of(view, election, identity, counts, now);
        return Pages.Render<ReviewPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(ReviewPage.Model), new ReviewModel
            {
                Candidacy = view,
                Preview = preview,
                Questionnaires = questionnaires,
                Private = PrivateLines.Of(view, questionnaires, identity, counts),
                PhotoNotShown = preview.Photo is null && HasPhoto(view, questionnaires.Curricular) ? election.PhotoMonths : null,
                Missing = MissingLines.Minimum(view, questionnaires, closed, toReview: true),
                // What was sent is not written again: nothing is suggested of it.
                NotFull = view.OnlyIdentity ? [] : MissingLines.Full(view, questionnaires.Curricular),
                Hints = view.OnlyIdentity ? [] : [.. await TextTwins.Of(rows, view, questionnaires.Curricular, context.RequestAborted), .. MissingLines.Hints(view, questionnaires.Curricular)],
                Nonce = OperationId.NewNonce(),
                Now = now,
                SavedAt = savedAt,
                Errors = error is null ? [] : [error],
            }));
    }

    // Her own account, or the account of an independent, which is always hers.
    private static bool IsTitular(CandidacyView view, ElectionDefinition election, Actor actor) =>
        actor.Role is Role.Candidate || election.FindActor(view.Entry.PoliticalActor) is { Kind: ActorKind.Independent };

    private static bool HasPhoto(CandidacyView view, Questionnaire curricular) => curricular.Sections.Any(
        s => PhotoRules.FieldOf(s, FieldKind.Photo) is { } field && view.Sections.GetValueOrDefault(s.Id)?.Values.ContainsKey(field.Id) == true);

    // Null when the candidate closed it meanwhile.
    private static async Task<IReadOnlyDictionary<string, ImmutableDictionary<string, string>>?> Identity(
        HttpContext context, ClusterQueries queries, CandidacyView view, Questionnaire identity, Actor actor)
    {
        var answers = new Dictionary<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal);
        foreach (var section in identity.Sections.Where(s => view.Sections.GetValueOrDefault(s.Id) is { Version: > 0 }))
        {
            if (await queries.IdentityDraft(view.Id, actor, section.Id, context.RequestAborted) is not { } draft)
                return null;
            answers[section.Id] = draft;
        }

        return answers;
    }
}
