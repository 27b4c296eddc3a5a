using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.IdentityOpening;

/// <summary>
/// <c>/ut/revision/{id}/identidad</c>: the answers of a submission, shown once, in the answer to the form that said what for.
/// There is no redirect on purpose: what is shown has no address to come back to.
/// </summary>
internal static class IdentityOpeningStep
{
    /// <summary>Asked as any question is.</summary>
    public static readonly Field Purpose = new()
    {
        Id = "motivo",
        Label = IdentityOpeningMessages.Purpose,
        Hint = IdentityOpeningMessages.PurposeHint,
        Kind = FieldKind.Text,
    };

    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, string id) =>
        await queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted) is { } view
            ? Page(view, [])
            : Results.NotFound();

    public static async Task<IResult> Open(
        HttpContext context, ClusterQueries queries, ElectionReader elections, IGrainFactory grains, string id)
    {
        var actor = ActorFactory.From(context.User);
        if (await queries.Candidacy(id, actor, context.RequestAborted) is not { } view)
            return Results.NotFound();
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var purpose = AnswerText.Clean(form[Purpose.Id]);
        // Every time that it is shown is an entry of its own: only what this request repeats by itself is one.
        var command = new OpenIdentity
        {
            OperationId = OperationId.Derive(OperationId.NewNonce(), "open-identity", id),
            Actor = actor,
            ReceivedAt = ReceivedAt.Of(context),
            Purpose = purpose,
        };
        var opened = await queries.Ask(() => grains.GetGrain<ICandidacyGrain>(id).OpenIdentity(command), context.RequestAborted);
        return opened.Outcome.Accepted
            ? Pages.Render<OpenedIdentityPage>(
                (nameof(OpenedIdentityPage.Candidacy), view),
                (nameof(OpenedIdentityPage.Purpose), purpose),
                (nameof(OpenedIdentityPage.At), command.ReceivedAt),
                (nameof(OpenedIdentityPage.Lines), Lines(election, opened.Answers)))
            : Page(view, [new PageError(opened.Outcome.Code == Refusals.PurposeMissing.Code || opened.Outcome.Code == Refusals.NoteTooLong.Code ? Purpose.Id : "", opened.Outcome.Message)], purpose);
    }

    private static AnsweredSection[] Lines(ElectionDefinition election, ImmutableDictionary<string, ImmutableDictionary<string, string>> answers) =>
        [.. election.Questionnaires.Identity.Sections.Select(s =>
        {
            var given = answers.GetValueOrDefault(s.Id, ImmutableDictionary<string, string>.Empty);
            return new AnsweredSection(s.Title, [.. s.Fields
                .Where(f => QuestionnaireRules.Applies(f, given))
                .Select(f => (f.Label.TrimEnd(':'), f.DisplayOf(given)))]);
        })];

    private static IResult Page(CandidacyView view, PageError[] errors, string purpose = "") => Pages.Render<IdentityOpeningPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(IdentityOpeningPage.Candidacy), view),
        (nameof(IdentityOpeningPage.Purpose), purpose),
        (nameof(IdentityOpeningPage.Errors), errors));
}

/// <summary>A section of the identity questionnaire as it was answered.</summary>
/// <param name="Title">Of the section.</param>
/// <param name="Items">Questions that apply, with their answer in words; null when there is none.</param>
public sealed record AnsweredSection(string Title, ImmutableArray<(string Label, string? Value)> Items);
