using Conoceles.Candidacies;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Capture.Tasks;

/// <summary>How far a task is: few states, and colour only for those that need something.</summary>
public enum TaskState
{
    NotStarted,
    InProgress,
    Complete,
    Problem,

    /// <summary>Somebody else answers it, and has not finished.</summary>
    Incomplete,

    /// <summary>Something else must be done before.</summary>
    CannotStart,
}

/// <summary>One task of the list.</summary>
/// <param name="Address">Where it is done; null when it cannot be.</param>
/// <param name="Title">Its name.</param>
/// <param name="State">How far it is.</param>
public sealed record TaskLine(string? Address, string Title, TaskState State)
{
    /// <summary>A section as its draft says: one that is called finished and lacks something has a problem.</summary>
    public static TaskState StateOf(SectionView? draft) => draft switch
    {
        null or { Version: 0 } => TaskState.NotStarted,
        { Finished: true, Complete: true } => TaskState.Complete,
        { Finished: true } => TaskState.Problem,
        _ => TaskState.InProgress,
    };

    public static TaskLine Of(string candidacy, Section section, SectionView? draft) =>
        new(Links.Section(candidacy, section.Id), section.Title, StateOf(draft));
}
