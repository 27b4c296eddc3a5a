using System.Collections.Immutable;
using Conoceles.Questionnaires;
using Conoceles.TestData;

namespace Conoceles.Grains.Tests.Questionnaires;

public sealed class TextPrintTests
{
    private static readonly string Text = string.Concat(Enumerable.Repeat("Trabajé diez años en la comunidad; «así» lo recuerdan. ", 4));

    [Fact]
    public void SameWords_InOtherDress_HaveOnePrint()
    {
        var print = TextPrint.Of(Text);
        Assert.NotNull(print);
        foreach (var same in new[] { Text.ToUpperInvariant(), Text.Replace(" ", "\n", StringComparison.Ordinal), Text.Replace("é", "e", StringComparison.Ordinal), Text.Normalize(System.Text.NormalizationForm.FormD), "  " + Text.Replace(";", ",", StringComparison.Ordinal) })
            Assert.Equal(print, TextPrint.Of(same));
        Assert.NotEqual(print, TextPrint.Of(Text + " Otra cosa."));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("No aplica.")]
    public void ShortText_HasNone(string? text) => Assert.Null(TextPrint.Of(text));

    [Fact]
    public void Blanks_AreNoLength() => Assert.Null(TextPrint.Of(new string(' ', 5000) + "corto" + new string('.', 500)));

    [Fact]
    public void Section_HasPrintsOfItsLongTextsOnly()
    {
        var history = ShippedQuestionnaires.Section("historia");
        var print = Assert.Single(TextPrint.Of(history, ImmutableDictionary<string, string>.Empty.Add("historia-profesional", Text)));
        Assert.Equal("historia-profesional", print.Field);
        Assert.Empty(TextPrint.Of(ShippedQuestionnaires.Section("estudios"), ImmutableDictionary<string, string>.Empty.Add("cursos", Text)));
    }
}
