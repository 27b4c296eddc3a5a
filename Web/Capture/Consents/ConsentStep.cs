using Conoceles.Candidacies;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Consents;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Capture.Consents;

/// <summary>
/// <c>/captura/{id}/consentimientos</c>: what the titular lets be published. She gives and revokes; her party reads how
/// it stands and prints the form that she signs.
/// </summary>
internal static class ConsentStep
{
    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, string id, string? guardado) =>
        await OwnCandidacy.Find(context, queries, id) is { } view
            ? Page(view, ConsentLines.Of(view, await elections.Questionnaires(context.RequestAborted)), saved: guardado is not null)
            : Results.NotFound();

    public static async Task<IResult> Save(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, string id)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var questionnaires = await elections.Questionnaires(context.RequestAborted);
        var lines = ConsentLines.Of(view, questionnaires);
        var form = ConsentForm.Read(await context.Request.ReadFormAsync(context.RequestAborted), lines);
        var outcome = await form.Execute(context, commands, view, lines, evidence: null);
        if (outcome.Accepted)
            return Results.Redirect(Links.ConsentsSaved(id));
        if (await OwnCandidacy.Find(context, queries, id) is not { } now)
            return Results.NotFound();
        var message = outcome.Code == Refusals.NothingChanges.Code ? ConsentPageMessages.NothingChanged : outcome.Message;
        return Page(now, ConsentLines.Of(now, questionnaires), form, new PageError("", message));
    }

    /// <summary><c>/captura/{id}/consentimientos/formato</c>: to be printed and signed.</summary>
    public static async Task<IResult> Paper(HttpContext context, ClusterQueries queries, ElectionReader elections, string id)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        return Pages.Render<ConsentPaper>(
            (nameof(ConsentPaper.Candidacy), view),
            (nameof(ConsentPaper.Election), election),
            (nameof(ConsentPaper.Lines), ConsentLines.Of(view, election.Questionnaires)));
    }

    private static IResult Page(
        CandidacyView view, IReadOnlyList<ConsentLine> lines, ConsentForm? form = null, PageError? error = null, bool saved = false) =>
        Pages.Render<ConsentPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(ConsentPage.Candidacy), view),
            (nameof(ConsentPage.Lines), lines),
            (nameof(ConsentPage.Posted), form?.Answers),
            (nameof(ConsentPage.Errors), error is null ? Array.Empty<PageError>() : [error]),
            (nameof(ConsentPage.Saved), saved),
            (nameof(ConsentPage.Nonce), OperationId.NewNonce()));
}
