using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Photos;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Capture.Identity;
using Conoceles.Web.Shared.Answers;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Photos;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture.Sections;

/// <summary>
/// <c>/captura/{id}/{section}</c>: one section of either questionnaire. Saving is never refused for what the text
/// says; a section that somebody else saved meanwhile shows both texts. The autosave sends the same form here and asks
/// for JSON: it is told the same, and the page stays as it is.
/// </summary>
internal static class SectionStep
{
    public static async Task<IResult> Show(
        HttpContext context, ClusterQueries queries, ElectionReader elections, ISeenNotices notices, string id, string section, string? avisos, string? foto, string? regreso)
    {
        var questionnaires = await elections.Questionnaires(context.RequestAborted);
        if (questionnaires.Find(section) is not var (questionnaire, definition)
            || await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        if (questionnaire.Sensitive && await IdentityGate.Before(context, notices, view, questionnaires, definition) is { } before)
            return before;
        var values = await Stored(context, queries, view, questionnaire, definition);
        return Page(Model(context, view, questionnaire, definition, values) with
        {
            Errors = avisos is not null || foto is not null ? await Advice(context, elections, view, definition, values) : [],
            ToReview = regreso == SectionForm.Review,
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
        // On a page that shows both texts, the person chose the stored one of some questions.
        var sent = SectionConflict.Taken(definition, posted) is { Length: > 0 } taken
            ? form with { Values = SectionConflict.Merge(definition, form.Values, await Stored(context, queries, view, questionnaire, definition), taken) }
            : form;
        var outcome = await commands.Execute(
            id,
            new SaveDraft
            {
                OperationId = sent.Operation(id, section),
                Actor = ActorFactory.From(context.User),
                ReceivedAt = ReceivedAt.Of(context),
                Section = section,
                SeenSectionVersion = sent.SeenVersion,
                Values = sent.Values,
                Finished = sent.Finished,
            },
            context.RequestAborted);
        if (outcome.Accepted)
        {
            if (photo.Error is { } error)
                return Page(NotTaken(Model(context, view, questionnaire, definition, sent.Values), sent, outcome, error), StatusCodes.Status422UnprocessableEntity);
            return await Done(context, elections, view, definition, sent, outcome.SectionVersion, photo.IsNew);
        }

        return outcome.Code == Refusals.NotFound.Code || await OwnCandidacy.Find(context, queries, id) is not { } now
            ? Results.NotFound()
            : outcome.Code == Refusals.StaleSection.Code
                ? await Stale(context, queries, elections, now, questionnaire, definition, form, outcome, photo)
                : Refused(context, now, questionnaire, definition, form, outcome, photo.Error);
    }

    private static async Task<IResult> Done(
        HttpContext context, ElectionReader elections, CandidacyView view, Section section, SectionForm form, int version, bool newPhoto)
    {
        if (ScriptAnswer.IsWanted(context.Request))
            return DraftAnswer.Done(version, ReceivedAt.Of(context));
        if (newPhoto)
            return Results.Redirect(Links.PhotoSaved(view.Id, section.Id, form.ToReview));
        var unfinished = form.Finished && (await Advice(context, elections, view, section, form.Values)).Length > 0;
        return Results.Redirect(
            unfinished ? Links.Advice(view.Id, section.Id, form.ToReview)
            : form.ToReview ? Links.Reviewed(view.Id, section.Id)
            : Links.Saved(view.Id, section.Id));
    }

    // The file was refused; everything else of the section is saved.
    private static SectionModel NotTaken(SectionModel model, SectionForm form, Outcome outcome, PageError error) => model with
    {
        Finished = form.Finished,
        ToReview = form.ToReview,
        Version = outcome.SectionVersion,
        Errors = [error, new PageError("", PhotoMessages.RestSaved)],
    };

    private static async Task<IResult> Stale(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyView view, Questionnaire questionnaire, Section section,
        SectionForm form, Outcome outcome, PostedPhoto photo)
    {
        var stored = view.Sections.GetValueOrDefault(section.Id);
        var values = await Stored(context, queries, view, questionnaire, section);
        // What is stored is what she sent: an autosave whose answer was lost, or the same text in another tab.
        if (stored is not null && photo.Error is null && stored.Finished == form.Finished && SameAnswers(values, form.Values))
            return await Done(context, elections, view, section, form, stored.Version, photo.IsNew);
        if (ScriptAnswer.IsWanted(context.Request))
            return DraftAnswer.Stale(outcome, stored, form.SeenVersion);
        var model = Model(context, view, questionnaire, section, form.Values) with
        {
            Finished = form.Finished,
            ToReview = form.ToReview,
            Errors = photo.Error is { } error ? [error] : [],
            Conflict = stored is null ? null : new SectionConflict(values, stored),
        };
        return Page(model, StatusCodes.Status409Conflict);
    }

    // The refusal says that some text does not fit; the page says which.
    private static PageError Why(Section section, SectionForm form, Outcome outcome) =>
        QuestionnaireRules.Oversized(section, form.Values) is { } tooLong
            ? new PageError(tooLong.Field, tooLong.Message)
            : new PageError("", outcome.Message);

    // The text stays in the form whatever the reason.
    private static IResult Refused(
        HttpContext context, CandidacyView view, Questionnaire questionnaire, Section section, SectionForm form, Outcome outcome, PageError? photo)
    {
        if (ScriptAnswer.IsWanted(context.Request))
            return DraftAnswer.Not(outcome, form.SeenVersion, Why(section, form, outcome).Message);
        var model = Model(context, view, questionnaire, section, form.Values) with
        {
            Finished = form.Finished,
            ToReview = form.ToReview,
            Version = form.SeenVersion,
            Errors = [Why(section, form, outcome), .. photo is null ? Enumerable.Empty<PageError>() : [photo]],
        };
        return Page(model, StatusCodes.Status422UnprocessableEntity);
    }

    private static bool SameAnswers(IReadOnlyDictionary<string, string> one, ImmutableDictionary<string, string> other) =>
        one.Count == other.Count && one.All(a => other.TryGetValue(a.Key, out var value) && value == a.Value);

    private static SectionModel Model(
        HttpContext context, CandidacyView view, Questionnaire questionnaire, Section section, IReadOnlyDictionary<string, string> values)
    {
        var draft = view.Sections.GetValueOrDefault(section.Id);
        return new SectionModel
        {
            Candidacy = view,
            Section = section,
            Sensitive = questionnaire.Sensitive,
            CanSave = view.CanSave(questionnaire),
            Values = values,
            Version = draft?.Version ?? 0,
            Finished = draft is { Version: > 0 } ? draft.Finished : null,
            Nonce = OperationId.NewNonce(),
            Now = ReceivedAt.Of(context),
            SavedAt = draft?.SavedAt,
            Previous = Neighbour(questionnaire, section, -1),
            Next = Neighbour(questionnaire, section, 1),
        };
    }

    private static Section? Neighbour(Questionnaire questionnaire, Section section, int step) =>
        questionnaire.Sections.ElementAtOrDefault(questionnaire.Sections.IndexOf(section) + step);

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

        return [.. findings.Select(PageError.Advice)];
    }

    private static IResult Page(SectionModel model, int status = StatusCodes.Status200OK) =>
        Pages.Render<SectionPage>(status, (nameof(SectionPage.Model), model));
}
