using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.PublicRecord;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Photos;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture.Review;

/// <summary><c>/captura/{id}/revisar</c>: the whole of it as the public will see it, and the single submission.</summary>
internal static class ReviewStep
{
    public const string AcknowledgeField = "revise";
    public const string VersionField = "version";

    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, string id) =>
        await OwnCandidacy.Find(context, queries, id) is { } view ? await Page(context, elections, view, null) : Results.NotFound();

    public static async Task<IResult> Send(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, string id)
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
        return await Page(context, elections, now, error);
    }

    private static async Task<IResult> Page(HttpContext context, ElectionReader elections, CandidacyView view, PageError? error)
    {
        if (view.Status is not CandidacyStatus.Pending)
            return Results.Redirect(Links.Receipt(view.Id));
        var election = await elections.Current(context.RequestAborted)
            ?? throw new ClusterAwayException();
        var preview = PublicProfile.OfRegistry(view.Id, view.Version, view.Entry, view.ConfirmedActions, election, null) with
        {
            Photo = PublicProfile.Photo(election.Questionnaires, Answers, ExpectedPublication.Of(view.Entry, election, ReceivedAt.Of(context)), election.PhotoMonths),
            Sections = PublicProfile.Content(election.Questionnaires, Answers),
        };
        return Pages.Render<ReviewPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(ReviewPage.Candidacy), view),
            (nameof(ReviewPage.Preview), preview),
            (nameof(ReviewPage.Questionnaires), election.Questionnaires),
            (nameof(ReviewPage.Errors), error is null ? Array.Empty<PageError>() : [error]),
            (nameof(ReviewPage.Nonce), OperationId.NewNonce()),
            (nameof(ReviewPage.Now), ReceivedAt.Of(context)));

        ImmutableDictionary<string, string>? Answers(string section) => view.Sections.GetValueOrDefault(section)?.Values;
    }
}
