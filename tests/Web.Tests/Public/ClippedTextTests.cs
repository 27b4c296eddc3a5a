using Conoceles.Web.Public.Contests;
using CsCheck;

namespace Conoceles.Web.Tests.Public;

public sealed class ClippedTextTests
{
    private static readonly Gen<string> Word = Gen.OneOf(Gen.String[Gen.Char['a', 'z'], 1, 12], Gen.Const("🙂🙂🙂"), Gen.Const("\n\n"), Gen.String[Gen.Char['a', 'z'], 300, 400]);
    private static readonly Gen<string[]> Texts = Word.Array[0, 90].Select(words => string.Join(' ', words)).Array[1, 4];

    [Fact]
    public void TwoParts_AreTheText_AndWhatIsReadAtOnceHasRoom() =>
        Texts.Sample(texts =>
        {
            var clipped = ClippedText.Of(texts);
            Assert.Equal(texts, clipped.Select(c => c.Shown + c.Rest));
            Assert.True(clipped.All(c => c.Rest.Length == 0) || clipped.Sum(c => c.Shown.Length) <= ClippedText.Room);
            Assert.DoesNotContain(clipped, c => c.Shown.Length > 0 && char.IsHighSurrogate(c.Shown[^1]));
        });

    [Theory]
    [InlineData(340, false)]
    [InlineData(341, true)]
    public void LittleMoreThanTheRoom_IsShownWhole(int length, bool clips) =>
        Assert.Equal(clips, ClippedText.Of([new string('a', length)])[0].Rest.Length > 0);

    [Fact]
    public void AClip_EndsBetweenWords()
    {
        var clipped = ClippedText.Of([string.Join(' ', Enumerable.Repeat("palabra", 80))])[0];
        Assert.EndsWith("palabra", clipped.Shown, StringComparison.Ordinal);
        Assert.StartsWith(" palabra", clipped.Rest, StringComparison.Ordinal);
    }

    [Fact]
    public void OfSeveralTexts_OneClipAtMost_AndNothingReadAfterIt()
    {
        var clipped = ClippedText.Of([new string('a', 100), string.Join(' ', Enumerable.Repeat("palabra", 60)), "corto"]);
        Assert.Equal("", clipped[0].Rest);
        Assert.True(clipped[1] is { Shown.Length: > 0, Rest.Length: > 0 });
        Assert.Equal(new ClippedText("", "corto"), clipped[2]);
    }
}
