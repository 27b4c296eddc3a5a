using System.Collections.Frozen;
using Conoceles.Candidacies.Commands;
using Calendar = Conoceles.Elections.Calendar;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>
/// After the publication of an office closed, what was captured and reviewed of its candidacies stays as the citizens last read
/// it (product §7). What was asked in time is still resolved, and what a person, a sentence or the law asks is still done:
/// consents, documents, withdrawal, reinstatement, suppression.
/// </summary>
internal static class FreezeRules
{
    private static readonly FrozenSet<CommandName> Ended = new[]
    {
        CommandName.Observe, CommandName.Withhold, CommandName.Release, CommandName.ProposeInstitutionFix, CommandName.FixInstitutionError,
    }.ToFrozenSet();

    public static bool Ends(CommandName command) => Ended.Contains(command);

    /// <summary>True once the office's publication closed.</summary>
    public static bool IsFrozen(CandidacyState state, DateTimeOffset at, Calendar calendar) =>
        calendar.Publication.TryGetValue(state.Entry!.Office, out var window) && at > window.Closes;
}
