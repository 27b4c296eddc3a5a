using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>Receipt of the account (arts. 14 c, 16 f). Once: what opened a legal term is not moved by another paper.</summary>
internal static class DeliveryRules
{
    public static Decision Decide(CandidacyState state, RecordDelivery command, Circumstances circumstances)
    {
        if (Received(state) is not null)
            return Decision.Refuse(Refusals.AlreadyDelivered);
        if (command.DeliveredAt > command.ReceivedAt || Deadlines.LocalDate(command.DeliveredAt) > circumstances.Calendar.ElectionDay)
            return Decision.Refuse(Refusals.DeliveryDate);
        var next = state with
        {
            Delivery = new AccountReceipt(command.Delivery, command.DeliveredAt, command.Actor.AccountId),
            Version = state.Version + 1,
        };
        var (proved, folio) = Receipting.Prove(next, command, ReceiptKind.Delivery, null, circumstances);
        return CandidacyRules.Accept(proved, command, folio);
    }

    /// <summary>
    /// When the account was received: by the act of the UT, or by what the registry says, of which only the day is known.
    /// Null until then.
    /// </summary>
    public static DateTimeOffset? Received(CandidacyState state) =>
        state.Delivery?.ReceivedAt ?? (state.Entry!.AccountDeliveredOn is { } day ? Deadlines.StartOf(day) : null);
}
