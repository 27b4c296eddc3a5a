using Conoceles.Candidacies;

namespace Conoceles.Evidence;

/// <summary>Somebody asks for an attached file.</summary>
/// <param name="OperationId">Each opening has its own; what a request repeats by itself is one.</param>
/// <param name="Actor">Of the session.</param>
/// <param name="ReceivedAt">Legal instant of the request.</param>
/// <param name="EvidenceId">Which file.</param>
/// <param name="Purpose">In her own words, where it is needed (<see cref="EvidenceRules.PurposeOf"/>); otherwise it is not read.</param>
[GenerateSerializer, Immutable, Alias("OpenEvidence")]
public sealed record OpenEvidence(
    [property: Id(0)] Guid OperationId,
    [property: Id(1)] Actor Actor,
    [property: Id(2)] DateTimeOffset ReceivedAt,
    [property: Id(3)] Guid EvidenceId,
    [property: Id(4)] string Purpose);

/// <summary>Exactly one of the two.</summary>
/// <param name="File">The file, whose opening is recorded.</param>
/// <param name="Refusal">Why it was not opened.</param>
[GenerateSerializer, Immutable, Alias("OpenedEvidence")]
public sealed record OpenedEvidence([property: Id(0)] EvidenceFile? File, [property: Id(1)] Refusal? Refusal)
{
    public static OpenedEvidence Refused(Refusal refusal) => new(null, refusal);
}

/// <summary>A file as it was kept.</summary>
/// <param name="Name">Cleaned (<see cref="EvidenceRules.NameOf"/>).</param>
/// <param name="Media">What it is.</param>
/// <param name="Content">Its bytes, as they were chosen.</param>
[GenerateSerializer, Immutable, Alias("EvidenceFile")]
public sealed record EvidenceFile([property: Id(0)] string Name, [property: Id(1)] EvidenceMedia Media, [property: Id(2)] byte[] Content)
{
    /// <summary>Not the name: what prints itself ends in a log one day.</summary>
    public override string ToString() => $"EvidenceFile {{ Media = {Media} }}";
}
