using System.Security.Cryptography;
using Conoceles.Candidacies;

namespace Conoceles.Photos;

/// <summary>What is kept as a photograph and how it is named, the same for every process.</summary>
public static class StoredPhoto
{
    /// <summary>Bytes: twice what the web's pipeline makes, so that its limit can move without the silos'.</summary>
    public const int MaxBytes = 64 * 1024;

    private const int HexLength = 64;

    public static readonly Refusal NotAcceptable =
        new("photo-not-acceptable", "La fotografía no llegó en el formato esperado. Elíjala de nuevo.");

    /// <summary>
    /// A JPEG by its first and last bytes, and small. The silo looks no further on purpose: it has the identity keys,
    /// and decoders are where hostile files are hostile.
    /// </summary>
    public static bool IsAcceptable(ReadOnlySpan<byte> file) =>
        file.Length is > 4 and <= MaxBytes && file.StartsWith<byte>([0xFF, 0xD8, 0xFF]) && file.EndsWith<byte>([0xFF, 0xD9]);

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>True when the text has the form of a hash; says nothing of its existence.</summary>
    public static bool IsHash(string? text) => text is { Length: HexLength } && text.All(char.IsAsciiHexDigitLower);
}
