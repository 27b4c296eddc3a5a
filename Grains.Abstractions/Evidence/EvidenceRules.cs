using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Conoceles.Candidacies;
using Conoceles.Questionnaires;

namespace Conoceles.Evidence;

/// <summary>Which files are taken as evidence (constancia), how they are named, and when they may be opened. Pure.</summary>
public static class EvidenceRules
{
    /// <summary>Bytes of a file: some forty scanned pages.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Files that one owner may have.</summary>
    public const int MaxFiles = 50;

    /// <summary>UTF-16 units of a file's name, its extension included.</summary>
    public const int MaxName = 120;

    /// <summary>UTF-16 units that a typed purpose needs: a word is not one.</summary>
    public const int ShortestPurpose = 15;

    /// <summary>UTF-16 units of a typed purpose.</summary>
    public const int LongestPurpose = 2_000;

    /// <summary>What is recorded of an opening for which nothing has to be typed.</summary>
    public const string UsualPurpose = "Consulta de una constancia del expediente.";

    private const string DefaultName = "constancia";
    private const string Forbidden = "/\\:*?\"<>|";
    private const int HexLength = 64;

    /// <summary>What the file is; null when it is nothing that is taken. Its name and its declared type are not asked.</summary>
    public static EvidenceMedia? MediaOf(ReadOnlySpan<byte> file) =>
        file.StartsWith("%PDF-"u8) ? EvidenceMedia.Pdf
        : file.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? EvidenceMedia.Jpeg
        : file.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? EvidenceMedia.Png
        : null;

    /// <summary>Why the file is not taken; null when it is.</summary>
    public static Refusal? RefusalOf(ReadOnlySpan<byte> file) =>
        file.IsEmpty ? EvidenceRefusals.Empty
        : file.Length > MaxBytes ? EvidenceRefusals.TooLarge
        : MediaOf(file) is null ? EvidenceRefusals.WrongType
        : null;

    /// <summary>Media type of the answer that gives it back.</summary>
    public static string TypeOf(EvidenceMedia media) => media switch
    {
        EvidenceMedia.Pdf => "application/pdf",
        EvidenceMedia.Jpeg => "image/jpeg",
        _ => "image/png",
    };

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public static string HashOf(ReadOnlySpan<byte> file) => Convert.ToHexStringLower(SHA256.HashData(file));

    /// <summary>True for what a keeping may have answered; says nothing of its existence.</summary>
    public static bool IsWellFormed(KeptEvidence kept) =>
        kept.Id != Guid.Empty && kept.Sha256 is { Length: HexLength } && kept.Sha256.All(char.IsAsciiHexDigitLower)
        && kept.Bytes is > 0 and <= MaxBytes && Enum.IsDefined(kept.Media);

    /// <summary>
    /// The name under which the file is given back: without folders, without what a file system or a header would take for
    /// something else, and with the extension of what it is, so that «acta.pdf.exe» never leaves here.
    /// </summary>
    public static string NameOf(string? posted, EvidenceMedia media)
    {
        var last = AnswerText.CleanLine(posted).Split('/', '\\')[^1];
        var name = new StringBuilder(last.Length);
        foreach (var rune in last.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format && !(rune.IsAscii && Forbidden.Contains((char)rune.Value, StringComparison.Ordinal)))
                name.Append(rune.ToString());
        }

        var extension = "." + Extensions(media)[0];
        var stem = Extensions(media).FirstOrDefault(e => EndsWith(name.ToString(), "." + e)) is { } said
            ? name.ToString()[..^(said.Length + 1)]
            : name.ToString();
        stem = Cut(stem.Trim(' ', '.'), MaxName - extension.Length).TrimEnd(' ', '.');
        return (stem.Length == 0 ? DefaultName : stem) + extension;
    }

    /// <summary>True for what may say something sensitive of a person: fewer see that it is there, and opening it needs a purpose.</summary>
    public static bool IsSensitive(EvidenceKind kind) => kind is EvidenceKind.SignedConsent;

    /// <summary>What is recorded of an opening; null when a purpose is needed and what was typed is none.</summary>
    public static string? PurposeOf(EvidenceKind kind, string? typed) =>
        !IsSensitive(kind) ? UsualPurpose
        : AnswerText.Clean(typed) is { Length: >= ShortestPurpose and <= LongestPurpose } purpose ? purpose
        : null;

    /// <summary>The first one is written; the others are taken for it.</summary>
    private static string[] Extensions(EvidenceMedia media) => media switch
    {
        EvidenceMedia.Pdf => ["pdf"],
        EvidenceMedia.Jpeg => ["jpg", "jpeg"],
        _ => ["png"],
    };

    private static bool EndsWith(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);

    // Never between the two halves of a character.
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
