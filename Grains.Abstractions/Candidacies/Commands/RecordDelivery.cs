namespace Conoceles.Candidacies.Commands;

/// <summary>
/// The account that reaches this candidacy was received (arts. 14 c and 16 f): the capture opens at the later of that
/// instant and the approval. Given by a delivery act of the UT, which reaches several candidacies with one evidence.
/// </summary>
[GenerateSerializer, Immutable, Alias("RecordDelivery")]
public sealed record RecordDelivery : CandidacyCommand
{
    /// <summary>Id of the delivery act.</summary>
    [Id(0)]
    public required string Delivery { get; init; }

    /// <summary>Legal instant of the receipt, as its evidence says it; not later than the command.</summary>
    [Id(1)]
    public required DateTimeOffset DeliveredAt { get; init; }

    public override CommandName Name => CommandName.RecordDelivery;
}
