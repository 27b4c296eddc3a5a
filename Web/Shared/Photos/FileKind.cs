namespace Conoceles.Web.Shared.Photos;

/// <summary>What a file is by its first bytes; its name and its declared type are not asked.</summary>
internal enum FileKind
{
    Other,
    Jpeg,
    Png,
}

/// <summary>Reads the first bytes of a file.</summary>
internal static class FileKinds
{
    public static FileKind Of(ReadOnlySpan<byte> file) =>
        file.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
        : file.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png
        : FileKind.Other;
}
