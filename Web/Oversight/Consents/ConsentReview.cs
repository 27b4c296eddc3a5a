using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Consents;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Consents;

/// <summary><c>/ut/revision/{id}/consentimientos</c>: the administrator records what the titular's signed paper says.</summary>
internal static class ConsentReview
{
    /// <summary>Where the paper is and when it was signed, asked as any question is.</summary>
    public static readonly Field Reference = new()
    {
        Id = "constancia",
        Label = ConsentReviewMessages.Reference,
        Hint = ConsentReviewMessages.ReferenceHint,
        Kind = FieldKind.Text,
    };

    public static readonly Field SignedOn = new() { Id = "firma", Label = ConsentReviewMessages.SignedOn, Kind = FieldKind.Date };

    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, string id, string? guardado) =>
        await queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted) is { } view
            ? Page(view, ConsentLines.Of(view, await elections.Questionnaires(context.RequestAborted)), saved: guardado is not null)
            : Results.NotFound();

    public static async Task<IResult> Confirm(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, string id)
    {
        var actor = ActorFactory.From(context.User);
        if (await queries.Candidacy(id, actor, context.RequestAborted) is not { } view)
            return Results.NotFound();
        var lines = ConsentLines.Of(view, await elections.Questionnaires(context.RequestAborted));
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = ConsentForm.Read(posted, lines);
        var evidence = EvidenceOf(posted);
        var errors = Errors(evidence);
        if (errors.Length == 0)
        {
            var outcome = await form.Execute(
                context, commands, view, lines, new SignedEvidence(evidence[Reference.Id], Signed(evidence)!.Value));
            if (outcome.Accepted)
                return Results.Redirect(Links.ConsentsSaved(id));
            errors = [new PageError("", outcome.Code == Refusals.NothingChanges.Code ? ConsentReviewMessages.NothingChosen : outcome.Message)];
        }

        return await queries.Candidacy(id, actor, context.RequestAborted) is { } now
            ? Page(now, lines, form, evidence, errors)
            : Results.NotFound();
    }

    private static Dictionary<string, string> EvidenceOf(IFormCollection form) => new(StringComparer.Ordinal)
    {
        [Reference.Id] = AnswerText.Clean(form[Reference.Id]),
        [SignedOn.Id] = DateAnswer.InputIds(SignedOn.Id) is [var day, var month, var year]
            ? DateAnswer.Normalise(DateAnswer.Join(form[day], form[month], form[year]))
            : "",
    };

    private static DateOnly? Signed(Dictionary<string, string> evidence) =>
        DateAnswer.TryRead(evidence[SignedOn.Id], out var day) ? day : null;

    private static PageError[] Errors(Dictionary<string, string> evidence) =>
        [.. new (string Field, bool Ok, string Message)[]
        {
            (Reference.Id, evidence[Reference.Id].Length > 0, ConsentReviewMessages.ReferenceMissing),
            (SignedOn.Id, Signed(evidence) is not null, ConsentReviewMessages.DateMissing),
        }.Where(e => !e.Ok).Select(e => new PageError(e.Field, e.Message))];

    private static IResult Page(
        CandidacyView view, IReadOnlyList<ConsentLine> lines, ConsentForm? form = null, Dictionary<string, string>? evidence = null,
        PageError[]? errors = null, bool saved = false) => Pages.Render<ConsentReviewPage>(
            errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(ConsentReviewPage.Candidacy), view),
            (nameof(ConsentReviewPage.Lines), lines),
            (nameof(ConsentReviewPage.Posted), form?.Answers),
            (nameof(ConsentReviewPage.Evidence), evidence ?? []),
            (nameof(ConsentReviewPage.Errors), errors ?? []),
            (nameof(ConsentReviewPage.Saved), saved),
            (nameof(ConsentReviewPage.Nonce), OperationId.NewNonce()));
}
