using Conoceles.Candidacies;
using Conoceles.Deliveries;
using Conoceles.Grains.Candidacies.Rules;

namespace Conoceles.Grains.Deliveries.Rules;

/// <summary>What a delivery of accounts is refused for, before any candidacy is told. Pure.</summary>
internal static class DeliverAccountsRules
{
    public static readonly Refusal InvalidList =
        new("invalid-list", "La lista está vacía, repite una candidatura o tiene alguna que no es del proceso.");

    public static readonly Refusal ReceiverMissing = new("receiver-missing", "Anote el nombre y el cargo de quien recibió la cuenta.");

    /// <param name="command">What is asked.</param>
    /// <param name="election">Slug of the election that the grain's key names.</param>
    public static Refusal? Refuse(DeliverAccounts command, string election) =>
        command.Actor.Role is not Role.UtAdministrator ? Refusals.RoleLacksCommand
        : command.Candidacies.Length is 0 or > DeliverAccounts.MaxCandidacies
            || command.Candidacies.Any(c => !CandidacyId.IsWellFormed(c) || CandidacyId.ElectionOf(c) != election)
            || command.Candidacies.Distinct(StringComparer.Ordinal).Count() != command.Candidacies.Length ? InvalidList
        : command.DeliveredAt > command.ReceivedAt ? Refusals.DeliveryDate
        : Notes.Reference(command.Receiver) is null ? ReceiverMissing
        : Notes.Reference(command.Reference) is null ? Refusals.EvidenceMissing
        : null;
}
