using Conoceles.Receipts;

namespace Conoceles.Cuts;

/// <summary>What is signed of a cut (corte): whose it is, which, when, and the digest of its manifest.</summary>
/// <param name="Election">Slug.</param>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="At">Legal instant, to the millisecond.</param>
/// <param name="Manifest">SHA-256 (hex) of <see cref="CutManifest.Bytes"/>.</param>
public sealed record CutStatement(string Election, int Number, DateTimeOffset At, string Manifest)
{
    /// <summary>Name of this form; nothing else that we sign has it.</summary>
    public const string Format = "conoceles-corte/1";

    /// <summary>Canonical bytes: what the signature covers.</summary>
    public byte[] Bytes() => CanonicalJson.Bytes(Content());

    /// <summary>Its members, as the file with the signature has them.</summary>
    public object Content() => new { format = Format, election = Election, number = Number, at = ReceiptStatement.Instant(At), manifest = Manifest };
}
