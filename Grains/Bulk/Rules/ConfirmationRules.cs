using Conoceles.Bulk;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies.Rules;

namespace Conoceles.Grains.Bulk.Rules;

/// <summary>Which confirmations in bulk may start. Each candidacy decides again about its own. Pure.</summary>
internal static class ConfirmationRules
{
    private static readonly Refusal InvalidList =
        new("invalid-list", "La lista de candidaturas está vacía o no llegó completa. Elija de nuevo las candidaturas.");

    /// <summary>Null when it may.</summary>
    public static Refusal? Refuse(ConfirmInBulk command) =>
        !TransitionTable.HasCommand(command.Actor.Role, CommandName.ConfirmAffirmativeActions) ? Refusals.RoleLacksCommand
        : command.Items is { IsDefaultOrEmpty: true } or { Length: > ConfirmInBulk.MaxItems }
            || command.Items.Any(i => i.Groups.Length == 0 || !CandidacyId.IsWellFormed(i.CandidacyId))
            || command.Items.DistinctBy(i => i.CandidacyId, StringComparer.Ordinal).Count() != command.Items.Length
            ? InvalidList
        : null;
}
