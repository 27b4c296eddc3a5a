using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Evidence;
using Orleans.Concurrency;

namespace Conoceles.Deliveries;

/// <summary>One delivery of accounts being recorded. The key is its id (<see cref="DeliveryId"/>).</summary>
[Alias("IDeliveryGrain")]
public interface IDeliveryGrain : IGrainWithStringKey
{
    /// <summary>
    /// Records the act and opens the captures in the background; a crash resumes it. A repeat changes nothing. Refused:
    /// <c>role-lacks-command</c>, <c>invalid-list</c>, <c>delivery-date</c>, <c>receiver-missing</c>,
    /// <c>evidence-missing</c>; null when it was taken.
    /// </summary>
    [Alias("Start")]
    Task<Refusal?> Start(DeliverAccounts command);

    /// <summary>
    /// Attaches a document that is already kept to the act (UT administrator). A repeat changes nothing and gets the same
    /// answer. Refused as a candidacy refuses it, and <c>not-found</c> when there is no such delivery.
    /// </summary>
    [Alias("Attach")]
    Task<Outcome> Attach(AttachEvidence command);

    /// <summary>The act and how far it is; null when there is no such delivery.</summary>
    // Between two steps, never during one: what is being saved is not done yet.
    [ReadOnly, Alias("Read")]
    Task<DeliveryView?> Read();
}

/// <param name="Party">Responsible party.</param>
/// <param name="DeliveredAt">Legal instant of the receipt.</param>
/// <param name="Receiver">Name and charge of who received.</param>
/// <param name="Way">How.</param>
/// <param name="Reference">Of the evidence.</param>
/// <param name="RecordedAt">Legal instant at which the UT recorded it.</param>
/// <param name="Account">Who recorded it.</param>
/// <param name="Opened">Candidacies whose capture it opened.</param>
/// <param name="Total">Candidacies of the list.</param>
/// <param name="Refused">Those that did not admit it.</param>
/// <param name="Evidence">Documents of the act, oldest first.</param>
[GenerateSerializer, Immutable, Alias("DeliveryView")]
public sealed record DeliveryView(
    [property: Id(0)] string Party,
    [property: Id(1)] DateTimeOffset DeliveredAt,
    [property: Id(2)] string Receiver,
    [property: Id(3)] DeliveryWay Way,
    [property: Id(4)] string Reference,
    [property: Id(5)] DateTimeOffset RecordedAt,
    [property: Id(6)] string Account,
    [property: Id(7)] int Opened,
    [property: Id(8)] int Total,
    [property: Id(9)] ImmutableArray<RefusedDelivery> Refused,
    [property: Id(10)] ImmutableArray<EvidenceView> Evidence)
{
    public bool Finished => Opened + Refused.Length == Total;
}

/// <param name="CandidacyId">Whose it is.</param>
/// <param name="Code">Of the refusal.</param>
/// <param name="Message">Spanish sentence.</param>
[GenerateSerializer, Immutable, Alias("RefusedDelivery")]
public sealed record RefusedDelivery(
    [property: Id(0)] string CandidacyId,
    [property: Id(1)] string Code,
    [property: Id(2)] string Message);

/// <summary>Names of deliveries: <c>entrega-{election slug}-{operation}</c>.</summary>
public static class DeliveryId
{
    private const string Prefix = "entrega-";
    private const int MaxLength = 200;

    public static string Of(string electionSlug, Guid operationId) => $"{Prefix}{electionSlug}-{operationId:N}";

    /// <summary>True when the text may be one of some election.</summary>
    public static bool MayBe(string text) => text.Length <= MaxLength && text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>True when the text may be one of that election; says nothing of its existence.</summary>
    public static bool MayBe(string text, string electionSlug) =>
        text.Length <= MaxLength && text.StartsWith($"{Prefix}{electionSlug}-", StringComparison.Ordinal);
}
