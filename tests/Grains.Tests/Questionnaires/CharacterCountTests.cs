using Conoceles.Questionnaires;

namespace Conoceles.Grains.Tests.Questionnaires;

public class CharacterCountTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("   \r\n\t", 0)]
    [InlineData("hola mundo", 9)]
    [InlineData("ñ", 1)]
    [InlineData("n\u0303", 1)]
    [InlineData("n\u0303 n\u0303", 2)]
    [InlineData("👩🏽‍🌾", 1)]
    [InlineData("🇲🇽🇲🇽", 2)]
    [InlineData("a\u00A0b\u2003c\uFEFFd\u3000e", 5)]
    [InlineData("línea uno\r\nlínea dos", 16)]
    public void Of_CountsGraphemesWithoutWhitespace(string text, int expected) => Assert.Equal(expected, CharacterCount.Of(text));
}
