using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Photos;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Capture.Photos;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Photos;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture.Sections;

/// <summary>
/// <c>/captura/{id}/{section}</c>: one section of either questionnaire. Saving is never refused for what the text
/// says; a section that somebody else saved meanwhile shows both texts.
/// </summary>
internal static class SectionStep
{
    public static async Task<IResult> Show(
        HttpContext context, ClusterQueries queries, ElectionReader elections, string id, string section, string? avisos, string? foto)
    {
        if ((await elections.Questionnaires(context.RequestAborted)).Find(section) is not var (questionnaire, definition)
            || await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var values = await Stored(context, queries, view, questionnaire, definition);
        return Page(Model(context, view, questionnaire, definition, values) with
        {
            Errors = avisos is not null || foto is not null ? await Advice(context, elections, view, definition, values) : [],
            Advice = true,
            PhotoSaved = foto is not null,
        });
    }

    public static async Task<IResult> Save(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, PhotoForm photos, string id, string section)
    {
        if ((await elections.Questionnaires(context.RequestAborted)).Find(section) is not var (questionnaire, definition)
            || await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = SectionForm.Read(posted, definition);
        var photo = await photos.Read(context, view, definition, posted, form.Values);
        form = form with { Values = photo.Values };
        var outcome = await commands.Execute(
            id,
            new SaveDraft
            {
                OperationId = form.Operation(id, section),
                Actor = ActorFactory.From(context.User),
                ReceivedAt = ReceivedAt.Of(context),
                Section = section,
                SeenSectionVersion = form.SeenVersion,
                Values = form.Values,
                Finished = form.Finished,
            },
            context.RequestAborted);
        if (outcome.Accepted)
        {
            if (photo.Error is { } error)
                return Page(NotTaken(Model(context, view, questionnaire, definition, form.Values), form, outcome, error), StatusCodes.Status422UnprocessableEntity);
            if (photo.IsNew)
                return Results.Redirect(Links.PhotoSaved(id, section));
            var unfinished = form.Finished && (await Advice(context, elections, view, definition, form.Values)).Length > 0;
            return Results.Redirect(unfinished ? Links.Advice(id, section) : Links.Saved(id, section));
        }

        return outcome.Code == Refusals.NotFound.Code
            ? Results.NotFound()
            : await Refused(context, queries, id, questionnaire, definition, form, outcome, photo.Error);
    }

    // The file was refused; everything else of the section is saved.
    private static SectionModel NotTaken(SectionModel model, SectionForm form, Outcome outcome, PageError error) => model with
    {
        Finished = form.Finished,
        Version = outcome.SectionVersion,
        Errors = [error, new PageError("", PhotoMessages.RestSaved)],
    };

    // The text stays in the form whatever the reason.
    private static async Task<IResult> Refused(
        HttpContext context, ClusterQueries queries, string id, Questionnaire questionnaire, Section section, SectionForm form, Outcome outcome, PageError? photo)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var conflict = outcome.Code == Refusals.StaleSection.Code;
        var model = Model(context, view, questionnaire, section, form.Values) with
        {
            Finished = form.Finished,
            Version = conflict ? outcome.SectionVersion : form.SeenVersion,
            Errors = [.. conflict ? Enumerable.Empty<PageError>() : [new PageError("", outcome.Message)], .. photo is null ? Enumerable.Empty<PageError>() : [photo]],
            Stored = conflict ? await Stored(context, queries, view, questionnaire, section) : null,
        };
        return Page(model, conflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity);
    }

    private static SectionModel Model(
        HttpContext context, CandidacyView view, Questionnaire questionnaire, Section section, IReadOnlyDictionary<string, string> values)
    {
        var draft = view.Sections.GetValueOrDefault(section.Id);
        return new SectionModel
        {
            Candidacy = view,
            Section = section,
            Sensitive = questionnaire.Sensitive,
            Values = values,
            Version = draft?.Version ?? 0,
            Finished = draft is { Version: > 0 } ? draft.Finished : null,
            Nonce = OperationId.NewNonce(),
            Now = ReceivedAt.Of(context),
        };
    }

    private static async Task<IReadOnlyDictionary<string, string>> Stored(
        HttpContext context, ClusterQueries queries, CandidacyView view, Questionnaire questionnaire, Section section)
    {
        var draft = view.Sections.GetValueOrDefault(section.Id);
        if (draft is not { Version: > 0 })
            return ImmutableDictionary<string, string>.Empty;
        if (!questionnaire.Sensitive)
            return draft.Values;
        return await queries.IdentityDraft(view.Id, ActorFactory.From(context.User), section.Id, context.RequestAborted)
            ?? ImmutableDictionary<string, string>.Empty;
    }

    private static async Task<PageError[]> Advice(
        HttpContext context, ElectionReader elections, CandidacyView view, Section section, IReadOnlyDictionary<string, string> values)
    {
        var findings = QuestionnaireRules.Check(section, values).ToList();
        if (PhotoRules.FieldOf(section, FieldKind.Photo) is not null)
        {
            var now = ReceivedAt.Of(context);
            var election = await elections.CurrentOrNull(context.RequestAborted);
            var expected = ExpectedPublication.Of(view.Entry, election, now);
            foreach (var photo in PhotoRules.Advice(section, values, Deadlines.LocalDate(now), expected, election?.PhotoMonths ?? PhotoRules.DefaultMonths))
            {
                // Not twice of one date: this one says what follows from it.
                findings.RemoveAll(f => f.Field == photo.Field && !f.Blocks);
                findings.Add(photo);
            }
        }

        return [.. findings.Select(f => new PageError(f.Field, f.Message))];
    }

    private static IResult Page(SectionModel model, int status = StatusCodes.Status200OK) =>
        Pages.Render<SectionPage>(status, (nameof(SectionPage.Model), model));
}
