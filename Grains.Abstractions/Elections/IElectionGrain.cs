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
    [ReadOnly, Alias("GetVersion")]
    Task<int> GetVersion();

    /// <summary>The dates that commands read. Null when nothing was loaded.</summary>
    [ReadOnly, Alias("GetCalendar")]
    Task<Calendar?> GetCalendar();

    /// <summary>All of it, for pages and imports. Null when nothing was loaded.</summary>
    [ReadOnly, Alias("GetDefinition")]
    Task<ElectionDefinition?> GetDefinition();

    /// <summary>
    /// Imports entries of the registry: gives ids to the new ones, remembers them, and starts applying them to their
    /// candidacies in the background; a crash resumes it. The same entries again change nothing.
    /// Refused: <c>role-lacks-command</c>, <c>no-election</c>, <c>import-running</c>, <c>invalid-entries</c>.
    /// </summary>
    [Alias("Import")]
    Task<ImportTicket> Import(ImportRegistry command);
}
