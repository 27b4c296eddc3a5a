using System.Text;
using Conoceles.Evidence;

namespace Conoceles.Grains.Tests.Evidence;

public class EvidenceRulesTests
{
    // Made when its test runs: what looks for tests would write each byte of it down, for a minute and in gigabytes.
    public static TheoryData<string, Func<byte[]>, string?> Files => new()
    {
        { "pdf", () => "%PDF-1.7\n"u8.ToArray(), null },
        { "jpeg", () => [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10], null },
        { "png", () => [0x89, .. "PNG\r\n\u001a\n"u8, 0, 0], null },
        { "largest", () => Sized("%PDF-1.4"u8, EvidenceRules.MaxBytes), null },
        { "empty", () => [], "evidence-empty" },
        { "too large", () => Sized("%PDF-1.4"u8, EvidenceRules.MaxBytes + 1), "evidence-too-large" },
        { "a page", () => "<!doctype html><script>alert(1)</script>"u8.ToArray(), "evidence-wrong-type" },
        { "a pdf after something else", () => " %PDF-1.7"u8.ToArray(), "evidence-wrong-type" },
        { "a program", () => [(byte)'M', (byte)'Z', 0x90, 0, 3], "evidence-wrong-type" },
        { "a zip", () => "PK\u0003\u0004"u8.ToArray(), "evidence-wrong-type" },
        { "a gif", () => "GIF89a"u8.ToArray(), "evidence-wrong-type" },
        { "an svg", () => "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "evidence-wrong-type" },
        { "a beginning", () => [0xFF, 0xD8], "evidence-wrong-type" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void File_IsTakenForWhatItContains(string what, Func<byte[]> file, string? refused)
    {
        Assert.NotEmpty(what);
        Assert.Equal(refused, EvidenceRules.RefusalOf(file())?.Code);
    }

    [Theory]
    [InlineData("acuerdo.pdf", EvidenceMedia.Pdf, "acuerdo.pdf")]
    [InlineData("ACUERDO.PDF", EvidenceMedia.Pdf, "ACUERDO.pdf")]
    [InlineData("foto.jpeg", EvidenceMedia.Jpeg, "foto.jpg")]
    [InlineData("Oficio núm. 3, Ñandú.png", EvidenceMedia.Png, "Oficio núm. 3, Ñandú.png")]
    [InlineData("acta.pdf.exe", EvidenceMedia.Pdf, "acta.pdf.exe.pdf")]
    [InlineData("foto.png", EvidenceMedia.Pdf, "foto.png.pdf")]
    [InlineData("C:\\fakepath\\acta.pdf", EvidenceMedia.Pdf, "acta.pdf")]
    [InlineData("../../etc/passwd", EvidenceMedia.Pdf, "passwd.pdf")]
    [InlineData("a\r\nContent-Type: text/html.pdf", EvidenceMedia.Pdf, "html.pdf")]
    [InlineData("dos\"comillas\".pdf", EvidenceMedia.Pdf, "doscomillas.pdf")]
    [InlineData("acta\u202Efdp.exe", EvidenceMedia.Pdf, "actafdp.exe.pdf")]
    [InlineData("acta\u200F\u200B.pdf", EvidenceMedia.Pdf, "acta.pdf")]
    [InlineData("  ..pdf", EvidenceMedia.Pdf, "constancia.pdf")]
    [InlineData(".htaccess", EvidenceMedia.Png, "htaccess.png")]
    [InlineData("", EvidenceMedia.Jpeg, "constancia.jpg")]
    [InlineData(null, EvidenceMedia.Pdf, "constancia.pdf")]
    [InlineData("???", EvidenceMedia.Pdf, "constancia.pdf")]
    public void Name_IsSafeAndSaysWhatTheFileIs(string? posted, EvidenceMedia media, string name) =>
        Assert.Equal(name, EvidenceRules.NameOf(posted, media));

    [Theory]
    [InlineData("a")]
    [InlineData("ñ")]
    [InlineData("🗳")]
    [InlineData("x🗳")]
    public void Name_IsBounded_AndNeverHalfACharacter(string piece)
    {
        var name = EvidenceRules.NameOf(string.Concat(Enumerable.Repeat(piece, 300)) + ".pdf", EvidenceMedia.Pdf);
        Assert.InRange(name.Length, EvidenceRules.MaxName - 1, EvidenceRules.MaxName);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
        Assert.Equal(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
    }

    [Theory]
    [InlineData(EvidenceKind.Agreement, "", EvidenceRules.UsualPurpose)]
    [InlineData(EvidenceKind.Other, "Lo que sea que se haya escrito.", EvidenceRules.UsualPurpose)]
    [InlineData(EvidenceKind.SignedConsent, "", null)]
    [InlineData(EvidenceKind.SignedConsent, "   a              ", null)]
    [InlineData(EvidenceKind.SignedConsent, "Solicitud núm.", null)]
    [InlineData(EvidenceKind.SignedConsent, "  Solicitud núm. 4 ", "Solicitud núm. 4")]
    public void Purpose_IsTypedForASignedConsent_AndFixedForTheRest(EvidenceKind kind, string typed, string? recorded) =>
        Assert.Equal(recorded, EvidenceRules.PurposeOf(kind, typed));

    [Fact]
    public void PurposeWithoutEnd_IsNone() =>
        Assert.Null(EvidenceRules.PurposeOf(EvidenceKind.SignedConsent, new string('a', EvidenceRules.LongestPurpose + 1)));

    private static byte[] Sized(ReadOnlySpan<byte> beginning, int bytes)
    {
        var file = new byte[bytes];
        beginning.CopyTo(file);
        return file;
    }
}
