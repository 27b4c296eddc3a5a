using Conoceles.Candidacies;

namespace Conoceles.Evidence;

/// <summary>A file as it was chosen.</summary>
/// <param name="OperationId">Becomes the file's id.</param>
/// <param name="Actor">Of the session.</param>
/// <param name="FileName">As the browser said it; it may name a person, and is encrypted with the content.</param>
/// <param name="Content">Its bytes.</param>
[GenerateSerializer, Immutable, Alias("KeepEvidence")]
public sealed record KeepEvidence(
    [property: Id(0)] Guid OperationId, [property: Id(1)] Actor Actor, [property: Id(2)] string FileName, [property: Id(3)] byte[] Content)
{
    /// <summary>Not the name: what prints itself ends in a log one day.</summary>
    public override string ToString() => $"KeepEvidence {{ OperationId = {OperationId} }}";
}

/// <summary>What was kept, as the owner's state names it.</summary>
/// <param name="Id">The operation that kept it.</param>
/// <param name="Sha256">Of the file, lower-case hexadecimal.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Media">By its first bytes.</param>
[GenerateSerializer, Immutable, Alias("KeptEvidence")]
public sealed record KeptEvidence(
    [property: Id(0)] Guid Id, [property: Id(1)] string Sha256, [property: Id(2)] int Bytes, [property: Id(3)] EvidenceMedia Media);

/// <summary>Exactly one of the two.</summary>
/// <param name="Kept">What was kept, now or by the same operation before.</param>
/// <param name="Refusal">Why nothing was.</param>
[GenerateSerializer, Immutable, Alias("EvidenceOutcome")]
public sealed record EvidenceOutcome([property: Id(0)] KeptEvidence? Kept, [property: Id(1)] Refusal? Refusal)
{
    public static EvidenceOutcome Done(KeptEvidence kept) => new(kept, null);

    public static EvidenceOutcome Refused(Refusal refusal) => new(null, refusal);
}
