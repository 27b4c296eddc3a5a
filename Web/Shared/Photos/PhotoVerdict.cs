using Conoceles.Candidacies;

namespace Conoceles.Web.Shared.Photos;

/// <summary>A photograph as it is kept: upright, small, without metadata. The file that was chosen is gone.</summary>
/// <param name="Jpeg">The whole file.</param>
/// <param name="Hash">SHA-256 of <paramref name="Jpeg"/>, lower-case hexadecimal: its name everywhere.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record ProcessedPhoto(byte[] Jpeg, string Hash, int Width, int Height);

/// <summary>Exactly one of the two: what became of a file, or why it was refused.</summary>
public sealed record PhotoVerdict(ProcessedPhoto? Photo, Refusal? Refusal)
{
    public static PhotoVerdict Refused(Refusal refusal) => new(null, refusal);
}
