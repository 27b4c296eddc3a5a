using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("Ñandú  de la O", "NANDU DE LA O")]
    [InlineData("  María-José, «Pepa» ", "MARIA JOSE PEPA")]
    [InlineData(null, "")]
    public void Fold_LeavesOnlyWhatSearchCompares(string? text, string folded) => Assert.Equal(folded, Folding.Fold(text));

    [Theory]
    [InlineData("ANA MARIA RUIZ", "MAR RUIZ", true)]
    [InlineData("ANA MARIA RUIZ", "ARIA", false)]
    [InlineData("ANA MARIA RUIZ", "", true)]
    public void Matches_BeginsWords(string text, string query, bool matches) => Assert.Equal(matches, Folding.Matches(text, query));

    [Theory]
    [InlineData("ANA GONZALEZ RUIZ", "GONSALEZ", true)]
    [InlineData("ANA GONZALEZ RUIZ", "GOZNALEZ", true)]
    [InlineData("ANA GONZALEZ RUIZ", "GONZALLEZ", true)]
    [InlineData("ANA GONZALEZ RUIZ", "GNZALEZ", true)]
    [InlineData("ANA GONZALEZ RUIZ", "GONZALES", true)]
    [InlineData("ANA GONZALEZ RUIZ", "GONZALEZZ", true)]
    [InlineData("ANA GONZALEZ RUIZ", "HONZALEZ", true)]
    [InlineData("ANA GONZALEZ RUIZ", "GONSALES", false)]
    [InlineData("ANA GONZALEZ RUIZ", "ONZALES", false)]
    [InlineData("ANA GONZALEZ RUIZ", "ANA RUIS", true)]
    [InlineData("ANA GONZALEZ RUIZ", "ANE", false)]
    [InlineData("ANA GONZALEZ RUIZ", "ANE RUIZ", false)]
    public void Typos_OneLetterOfALongWord(string text, string query, bool matches) => Assert.Equal(matches, Typos.Matches(text, query));

    [Fact]
    public void Dates_AreSonoraTime()
    {
        var instant = new DateTimeOffset(2024, 5, 5, 6, 59, 59, 999, TimeSpan.Zero);
        Assert.Equal("4 de mayo de 2024, 23:59 horas, hora de Sonora", SpanishDates.WithZone(instant));
    }

    [Theory]
    [InlineData(0, "el plazo terminó")]
    [InlineData(30, "queda menos de un minuto")]
    [InlineData(60, "queda 1 minuto")]
    [InlineData(7_260, "quedan 2 horas y 1 minuto")]
    [InlineData(90_000, "queda 1 día y 1 hora")]
    [InlineData(172_800, "quedan 2 días")]
    public void Remaining_IsSaidInWords(int seconds, string words) =>
        Assert.Equal(words, SpanishDates.Remaining(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddSeconds(seconds)));

    [Fact]
    public void Numbers_HaveCommas() => Assert.Equal("1,234 candidaturas", SpanishNumbers.Count(1234, "candidatura", "candidaturas"));
}
