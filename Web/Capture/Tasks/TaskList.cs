using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Capture.FollowUp;
using Conoceles.Web.Capture.Identity;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture.Tasks;

/// <summary><c>/captura/{id}</c>: what is left to do of one candidacy.</summary>
internal static class TaskList
{
    public static async Task<IResult> Show(
        HttpContext context, ClusterQueries queries, ElectionReader elections, ISeenNotices notices, WebSettings settings, string id, string? guardado)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        if (view.Status is not CandidacyStatus.Pending && !view.CanCapture)
            return FollowUpStep.Page(context, settings, view, election);
        var actor = ActorFactory.From(context.User);
        var seen = await notices.Seen(actor.AccountId, id, context.RequestAborted);
        return Pages.Render<TaskListPage>((nameof(TaskListPage.Model), Model(view, election, actor, seen) with
        {
            SavedAt = guardado is not null && view.Sections.TryGetValue(guardado, out var section) ? section.SavedAt : null,
            Now = ReceivedAt.Of(context),
        }));
    }

    private static TaskListModel Model(CandidacyView view, ElectionDefinition election, Actor actor, bool noticeSeen)
    {
        var questionnaires = election.Questionnaires;
        var closed = IdentityGate.IsClosed(view, actor);
        var missing = MissingLines.Minimum(view, questionnaires, closed);
        var all = questionnaires.All.Sum(q => q.Sections.Length);
        return new TaskListModel
        {
            Candidacy = view,
            Post = Post(view.Entry, election),
            LeftOutBy = election.Scope.Includes(view.Entry) ? null : election.Scope.Agreement ?? "",
            IsCandidate = actor.Role is Role.Candidate,
            Curricular = view.OnlyIdentity ? Sent(questionnaires.Curricular) : Lines(view, questionnaires.Curricular),
            Identity = closed ? Closed(view, questionnaires.Identity) : [Notice(view, questionnaires, noticeSeen), .. Lines(view, questionnaires.Identity)],
            IdentityClosed = closed,
            Declarations = Lines(view, questionnaires.Declarations),
            Submission = view.CanCapture && missing.Length == 0
                ? new TaskLine(Links.Review(view.Id), TaskMessages.Finish, TaskState.NotStarted)
                : new TaskLine(null, TaskMessages.Finish, TaskState.CannotStart),
            Missing = missing,
            Minimum = (all - view.Missing.Where(f => f.Blocks).Select(f => f.Section).Distinct(StringComparer.Ordinal).Count(), all),
            Curriculum = Completeness.Of(questionnaires.Curricular, s => view.Sections.GetValueOrDefault(s)?.Values),
            SavedAt = null,
            Now = default,
        };
    }

    /// <summary>Office and territory: two people of one name can compete for the same office in two places.</summary>
    private static string Post(RegistryEntry entry, ElectionDefinition election) =>
        $"{election.FindOffice(entry.Office)?.Name ?? entry.Office} · {PublicProfile.TerritoryName(entry, election)}";

    private static TaskLine[] Lines(CandidacyView view, Questionnaire questionnaire) =>
        [.. questionnaire.Sections.Select(s => TaskLine.Of(view.Id, s, view.Sections.GetValueOrDefault(s.Id)))];

    private static TaskLine[] Sent(Questionnaire curricular) => [.. curricular.Sections.Select(s => new TaskLine(null, s.Title, TaskState.Complete))];

    private static TaskLine Notice(CandidacyView view, QuestionnaireSet questionnaires, bool seen) => new(
        Links.IdentityNotice(view.Id), TaskMessages.Notice,
        seen && IdentityGate.IsAcknowledged(view, questionnaires) ? TaskState.Complete : TaskState.NotStarted);

    // Nothing but whether it is complete: not even which were begun.
    private static TaskLine[] Closed(CandidacyView view, Questionnaire identity) =>
        [.. identity.Sections.Select(s => new TaskLine(
            null, s.Title, view.Sections.GetValueOrDefault(s.Id) is { Complete: true } ? TaskState.Complete : TaskState.Incomplete))];
}
