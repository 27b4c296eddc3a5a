using Conoceles.Evidence;

namespace Conoceles.Grains.Candidacies;

/// <summary>A document of the UT. The file, with its name, is encrypted in the identity database; here is what commits to it.</summary>
/// <param name="Id">Of the file.</param>
/// <param name="Kind">What it shows.</param>
/// <param name="Reference">Number, folio or subject.</param>
/// <param name="At">Legal instant.</param>
/// <param name="Account">Who attached it.</param>
/// <param name="Sha256">Of the file, hex; what is opened must have it.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Media">What the file is.</param>
public sealed record AttachedEvidence(
    Guid Id, EvidenceKind Kind, string Reference, DateTimeOffset At, string Account, string Sha256, int Bytes, EvidenceMedia Media)
{
    public EvidenceView View() => new(Id, Kind, Reference, At, Account, Sha256, Bytes, Media);
}
