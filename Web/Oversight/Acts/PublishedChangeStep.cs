using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Corrections;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Photos;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Acts;

/// <summary><c>/ut/expediente/{id}/ajuste-por-correo</c>, <c>…/error-del-instituto</c>: fields → difference → the act.</summary>
internal static class PublishedChangeStep
{
    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, PublishedChange change, string id)
    {
        if (await Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var election = await Election(context, elections);
        return Fields(new Asked(change, view, election, CorrectionForm.Of(view, election.Questionnaires), ActForm.Empty()), []);
    }

    public static async Task<IResult> Post(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, PhotoForm photos,
        PublishedChange change, string id)
    {
        if (await Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var election = await Election(context, elections);
        var form = await CorrectionForm.Read(context, view, election.Questionnaires, photos);
        var evidence = ActForm.Read(await context.Request.ReadFormAsync(context.RequestAborted), change.Fields);
        var asked = new Asked(change, view, election, form, evidence);
        // A second click on the button is a repeat of what the first one did: the command answers it.
        if (form.Step == CorrectionForm.Edit || (form.Step != CorrectionForm.Ask && !change.Offered(view)))
            return Fields(asked, []);
        if (Errors(asked, ReceivedAt.Of(context)) is { Length: > 0 } errors)
            return Fields(asked, errors);
        if (form.Step != CorrectionForm.Ask)
            return Review(asked, null);
        if (!form.Acknowledged)
            return Review(asked, new PageError(CorrectionForm.AcknowledgeField, ActMessages.NotAcknowledged));
        var operation = form.Operation(view, change.Slug, evidence.Values.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => new[] { v.Key, v.Value }));
        var outcome = await commands.Execute(
            id,
            change.Command(view, form, new ActInput(evidence.Values, operation, ActorFactory.From(context.User), ReceivedAt.Of(context))),
            context.RequestAborted);
        if (outcome.Accepted)
            return Results.Redirect(Links.CaseFileAfter(id, change.Slug));
        // What changed meanwhile is in the difference now, against the version that she reads next.
        return await Find(context, queries, id) is { } now
            ? Review(asked with { Candidacy = now, Form = form with { SeenVersion = now.Version } }, new PageError("", outcome.Message))
            : Results.NotFound();
    }

    private static PageError[] Errors(Asked asked, DateTimeOffset now)
    {
        var errors = asked.Evidence.Errors(asked.Change.Fields).ToList();
        if (errors.Count == 0 && asked.Change.Check(asked.Evidence, now) is { } wrong)
            errors.Add(wrong);
        errors.AddRange(asked.Form.Errors(asked.Candidacy, asked.Election.Questionnaires));
        if (errors.Count == 0 && asked.Form.Changes(asked.Candidacy).IsEmpty)
            errors.Add(new PageError("", ActMessages.NothingChanged));
        return [.. errors];
    }

    private static Task<CandidacyView?> Find(HttpContext context, ClusterQueries queries, string id) =>
        queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted);

    private static async Task<ElectionDefinition> Election(HttpContext context, ElectionReader elections) =>
        await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();

    private static IResult Fields(Asked asked, PageError[] errors) => Pages.Render<PublishedChangePage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(PublishedChangePage.Asked), asked),
        (nameof(PublishedChangePage.Errors), errors));

    private static IResult Review(Asked asked, PageError? error) => Pages.Render<PublishedChangeReviewPage>(
        error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(PublishedChangeReviewPage.Asked), asked),
        (nameof(PublishedChangeReviewPage.Changes), ChangeLine.Of(asked.Form.Difference(asked.Candidacy), asked.Election.Questionnaires.Curricular)),
        (nameof(PublishedChangeReviewPage.Errors), error is null ? Array.Empty<PageError>() : [error]));
}

/// <summary>One change being registered.</summary>
/// <param name="Change">Which of them.</param>
/// <param name="Candidacy">As it is now.</param>
/// <param name="Election">Its election.</param>
/// <param name="Form">The change itself.</param>
/// <param name="Evidence">What is asked besides.</param>
public sealed record Asked(PublishedChange Change, CandidacyView Candidacy, ElectionDefinition Election, CorrectionForm Form, ActForm Evidence);
