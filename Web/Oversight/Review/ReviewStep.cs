using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.PublicRecord;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Review;

/// <summary>
/// <c>/ut/revision/{id}</c>: what was captured, section by section, and the verification. Drafts are the party's own
/// until they are sent; of the identity questionnaire only completeness is here.
/// </summary>
internal static class ReviewStep
{
    public const string ConformingField = "conforme";
    public const string VersionField = "version";

    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, string id, string? verificada)
    {
        var actor = ActorFactory.From(context.User);
        return await queries.Candidacy(id, actor, context.RequestAborted) is { } view
            ? await Page(context, elections, view, null, verificada is not null, [])
            : Results.NotFound();
    }

    public static async Task<IResult> Verify(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, string id)
    {
        var actor = ActorFactory.From(context.User);
        if (await queries.Candidacy(id, actor, context.RequestAborted) is null)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var version = int.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var nonce = form[OperationId.Field] is { Count: 1 } posted ? posted.ToString() : OperationId.NewNonce();
        var questionnaires = await elections.Questionnaires(context.RequestAborted);
        var conforming = questionnaires.Curricular.Sections
            .Select(s => s.Id).Where(s => form[ConformingField].Contains(s)).ToImmutableHashSet(StringComparer.Ordinal);
        var outcome = await commands.Execute(
            id,
            new Verify
            {
                OperationId = OperationId.Derive(
                    nonce, ["verify", id, version.ToString(CultureInfo.InvariantCulture), .. conforming.Order(StringComparer.Ordinal)]),
                Actor = actor,
                ReceivedAt = ReceivedAt.Of(context),
                SeenVersion = version,
                ConformingSections = conforming,
            },
            context.RequestAborted);
        if (outcome.Accepted)
            return Results.Redirect(Links.Verified(id));
        if (await queries.Candidacy(id, actor, context.RequestAborted) is not { } view)
            return Results.NotFound();
        var error = outcome.Code == Refusals.SectionUndecided.Code
            ? new PageError(FirstOpen(questionnaires, conforming), ReviewMessages.Undecided)
            : new PageError("", outcome.Message);
        return await Page(context, elections, view, error, verified: false, conforming);
    }

    /// <summary>Element id of a section's check.</summary>
    public static string CheckId(string section) => "conforme-" + section;

    private static string FirstOpen(QuestionnaireSet questionnaires, ImmutableHashSet<string> conforming) =>
        questionnaires.Curricular.Sections.FirstOrDefault(s => !conforming.Contains(s.Id)) is { } open ? CheckId(open.Id) : "";

    private static async Task<IResult> Page(
        HttpContext context, ElectionReader elections, CandidacyView view, PageError? error, bool verified, ImmutableHashSet<string> conforming)
    {
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        return Pages.Render<ReviewPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(ReviewPage.Candidacy), view),
            (nameof(ReviewPage.Content), view.Status is CandidacyStatus.Pending
                ? []
                : PublicProfile.Content(election.Questionnaires, section => view.Sections.GetValueOrDefault(section)?.Values)),
            (nameof(ReviewPage.Election), election),
            (nameof(ReviewPage.Errors), error is null ? Array.Empty<PageError>() : [error]),
            (nameof(ReviewPage.Verified), verified),
            (nameof(ReviewPage.Conforming), conforming),
            (nameof(ReviewPage.Nonce), OperationId.NewNonce()));
    }
}
