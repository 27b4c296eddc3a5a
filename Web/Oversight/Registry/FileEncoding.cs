using System.Text;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>
/// Reads a file's letters. Only UTF-8, with or without mark: of any other encoding one can guess, and a guess that
/// fails changes the letters of a name without anybody noticing.
/// </summary>
internal static class FileEncoding
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or the line (from 1), code and sentence of why there is none.</summary>
    public static (string? Text, int Line, string Code, string Reason) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || LooksLikeUtf16(bytes))
            return (null, 1, "encoding-utf16", RegistryMessages.Utf16);
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
            bytes = bytes[3..];
        try
        {
            return (Utf8.GetString(bytes), 0, "", "");
        }
        catch (DecoderFallbackException e)
        {
            return (null, LineOf(bytes, e.Index), "encoding", RegistryMessages.NotUtf8);
        }
    }

    // Without mark: the header is of plain letters, so every second byte of it is a zero.
    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes) => bytes is [0, not 0, 0, not 0, ..] or [not 0, 0, not 0, 0, ..];

    private static int LineOf(ReadOnlySpan<byte> bytes, int index)
    {
        var before = bytes[..Math.Clamp(index, 0, bytes.Length)];
        var feeds = before.Count((byte)'\n');
        return 1 + (feeds > 0 ? feeds : before.Count((byte)'\r'));
    }
}
