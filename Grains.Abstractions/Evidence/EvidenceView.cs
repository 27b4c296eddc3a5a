namespace Conoceles.Evidence;

/// <summary>A document that is attached to an owner. Its file's name is not here: it may name a person, and is opened with the file.</summary>
/// <param name="Id">Of the file.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Reference">Number, folio or subject.</param>
/// <param name="At">Legal instant at which it was attached.</param>
/// <param name="Account">Who attached it.</param>
/// <param name="Sha256">Of the file, lower-case hexadecimal.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Media">What the file is.</param>
[GenerateSerializer, Immutable, Alias("EvidenceView")]
public sealed record EvidenceView(
    [property: Id(0)] Guid Id,
    [property: Id(1)] EvidenceKind Kind,
    [property: Id(2)] string Reference,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string Account,
    [property: Id(5)] string Sha256,
    [property: Id(6)] int Bytes,
    [property: Id(7)] EvidenceMedia Media);
