using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Questionnaires;
using Conoceles.Web.Capture.FollowUp;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture.Tasks;

/// <summary>One task of the list: a section and how far it is.</summary>
public sealed record TaskLine(string Section, string Title, string State, string Class);

/// <summary><c>/captura/{id}</c>: what is left to do of one candidacy.</summary>
internal static class TaskList
{
    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, WebSettings settings, string id, string? guardado)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var saved = guardado is not null && view.Sections.TryGetValue(guardado, out var section) ? section.SavedAt : null;
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        if (view.Status is not CandidacyStatus.Pending)
            return FollowUpStep.Page(context, settings, view, election);
        var questionnaires = election.Questionnaires;
        return Pages.Render<TaskListPage>(
            (nameof(TaskListPage.Candidacy), view),
            (nameof(TaskListPage.Post), Post(view.Entry, election)),
            (nameof(TaskListPage.Curricular), Lines(view, questionnaires.Curricular)),
            (nameof(TaskListPage.Identity), Lines(view, questionnaires.Identity)),
            (nameof(TaskListPage.Declarations), Lines(view, questionnaires.Declarations)),
            (nameof(TaskListPage.SavedAt), saved),
            (nameof(TaskListPage.Now), ReceivedAt.Of(context)));
    }

    /// <summary>Office and territory: two people of one name can compete for the same office in two places.</summary>
    private static string Post(RegistryEntry entry, ElectionDefinition election) =>
        $"{election.FindOffice(entry.Office)?.Name ?? entry.Office} · {PublicProfile.TerritoryName(entry, election)}";

    private static TaskLine[] Lines(CandidacyView view, Questionnaire questionnaire) =>
        [.. questionnaire.Sections.Select(s => Line(s, view.Sections.GetValueOrDefault(s.Id)))];

    // Colour only for what needs something: what is done is plain.
    private static TaskLine Line(Section section, SectionView? draft) => draft switch
    {
        null or { Version: 0 } => new(section.Id, section.Title, TaskMessages.NotStarted, "est pend"),
        { Finished: true, Complete: true } => new(section.Id, section.Title, TaskMessages.Complete, "est"),
        { Finished: true } => new(section.Id, section.Title, TaskMessages.Problem, "est mal"),
        _ => new(section.Id, section.Title, TaskMessages.InProgress, "est prog"),
    };
}
