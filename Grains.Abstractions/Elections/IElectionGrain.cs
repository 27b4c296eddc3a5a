using System.Collections.Immutable;
using Conoceles.Candidacies;
using Orleans.Concurrency;

namespace Conoceles.Elections;

/// <summary>One election: its definition, its calendar, and the ids of its candidacies. The key is the slug.</summary>
[Alias("IElectionGrain")]
public interface IElectionGrain : IGrainWithStringKey
{
    /// <summary>
    /// Loads or replaces the definition (UT administrator or system). Refused: a slug other than the key
    /// (<c>wrong-slug</c>), a change of kind once candidacies exist (<c>kind-fixed</c>), a real election while the
    /// legal clock is shifted (<c>clock-shifted</c>), a role without the right (<c>role-lacks-command</c>), data with a problem
    /// (<c>invalid-definition</c>, with every sentence of <see cref="ElectionCheck"/>).
    /// </summary>
    [Alias("Load")]
    Task<Outcome> Load(ElectionDefinition definition, Actor actor);

    /// <summary>
    /// Number of the loaded definition, 0 when there is none: every command asks it, and reads the rest only when it
    /// changed.
    /// </summary>
    // Interleaved, here and below: a candidacy that is being registered asks it while the election writes that it was.
    [AlwaysInterleave, Alias("GetVersion")]
    Task<int> GetVersion();

    /// <summary>The dates that commands read. Null when nothing was loaded.</summary>
    [AlwaysInterleave, Alias("GetCalendar")]
    Task<Calendar?> GetCalendar();

    /// <summary>All of it, for pages and imports. Null when nothing was loaded.</summary>
    [AlwaysInterleave, Alias("GetDefinition")]
    Task<ElectionDefinition?> GetDefinition();

    /// <summary>
    /// Records a decision of the UT about the calendar; commands and screens count by it from its commit. A repeat changes
    /// nothing. Refused: <c>role-lacks-command</c>, <c>no-election</c>, <c>stale-version</c>, <c>agreement-missing</c>,
    /// <c>reason-missing</c>, <c>note-too-long</c>, <c>invalid-date</c>, <c>holiday-repeated</c>, <c>holiday-missing</c>,
    /// <c>nothing-changes</c>, <c>extension-dates</c>, <c>unknown-party</c>.
    /// </summary>
    [Alias("Decide")]
    Task<Outcome> Decide(DecideCalendar command);

    /// <summary>Decisions about the calendar, oldest first.</summary>
    [AlwaysInterleave, Alias("GetDecisions")]
    Task<ImmutableArray<CalendarDecision>> GetDecisions();

    /// <summary>
    /// Imports entries of the registry: gives ids to the new ones, remembers them, and starts applying them to their
    /// candidacies in the background; a crash resumes it. The same entries again change nothing.
    /// Refused: <c>role-lacks-command</c>, <c>no-election</c>, <c>invalid-entries</c>, <c>post-taken</c> (a candidacy that
    /// was not withdrawn has the post of one of them).
    /// </summary>
    [Alias("Import")]
    Task<ImportTicket> Import(ImportRegistry command);

    /// <summary>What <see cref="Import"/> would do with these entries; refused as it would be, and every taken post at once.</summary>
    [ReadOnly, Alias("Compare")]
    Task<RegistryComparison> Compare(ImportRegistry command);

    /// <summary>
    /// Keys whose entry an import could not apply: the same entry again is a change again, so that it reaches a
    /// candidacy that was reinstated. Called by the import, and before the acta of a suppression: a print of an entry that says
    /// affirmative actions can be guessed.
    /// </summary>
    [Alias("Forget")]
    Task Forget(ImmutableArray<string> keys);
}
