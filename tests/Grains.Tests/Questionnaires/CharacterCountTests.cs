using Conoceles.Questionnaires;
using Conoceles.TestData;
using CsCheck;

namespace Conoceles.Grains.Tests.Questionnaires;

public class CharacterCountTests
{
    public static TheoryData<string> Vectors => [.. CountVectors.All.Select(v => v.Name)];

    [Fact]
    public void Vectors_AreFortyOrMore() => Assert.True(CountVectors.All.Count >= 40);

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Of_EachSharedVector_IsItsCount(string name)
    {
        var vector = CountVectors.All.Single(v => v.Name == name);
        Assert.Equal(vector.Count, CharacterCount.Of(vector.Text));
    }

    [Fact]
    public void Of_AnyText_IsTheSameWithEitherLineEnd() => Gen.String.Sample(text =>
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return CharacterCount.Of(lines) == CharacterCount.Of(lines.Replace("\n", "\r\n", StringComparison.Ordinal));
    });

    [Fact]
    public void Of_AnyText_IsWhatItsCleanedFormHas() => Gen.Char['a', 'ÿ'].Array.Sample(letters =>
    {
        // Accents, quotes and what people type; controls do not count once they are gone. With a letter to see: a text of
        // soft hyphens alone is no text and is stored as none.
        var text = new string(letters) + 'a';
        return CharacterCount.Of(AnswerText.Clean(text)) == CharacterCount.Of(new string([.. text.Where(c => !char.IsControl(c))]));
    });

    [Fact]
    public void Of_AnyPlainText_IsWhatTheLongWayCounts() => Gen.OneOf(Gen.Char['\0', '\u02FF'], Gen.Char['\u2010', '\u2027']).Array.Sample(letters =>
    {
        // A combining mark at the end that nothing can join but the last letter: the text is not plain any more, and the
        // count of all that stands before the last letter must be the same.
        var text = new string(letters);
        return CharacterCount.Of(text) == CharacterCount.Of(text + "x\u0323") - 1;
    });
}
