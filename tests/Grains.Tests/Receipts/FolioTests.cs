using Conoceles.Receipts;
using CsCheck;

namespace Conoceles.Grains.Tests.Receipts;

public class FolioTests
{
    [Fact]
    public void Parse_OfAnyFolio_ReturnsItself() =>
        Gen.Byte.Array[Folio.RandomBytes].Sample(bytes =>
        {
            var folio = Folio.From(bytes);
            return Folio.Parse(folio) == folio && Folio.Parse(folio.ToLowerInvariant().Replace('0', 'o').Replace("-", " ", StringComparison.Ordinal)) == folio;
        });

    [Fact]
    public void Parse_WithOneCharacterChanged_IsRefused() =>
        Gen.Select(Gen.Byte.Array[Folio.RandomBytes], Gen.Int[0, 15], Gen.Int[1, 31]).Sample((bytes, at, shift) =>
        {
            const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
            var folio = Folio.From(bytes);
            var position = at + (at / 4);
            var wrong = Alphabet[(Alphabet.IndexOf(folio[position], StringComparison.Ordinal) + shift) % 32];
            return Folio.Parse(folio.Remove(position, 1).Insert(position, wrong.ToString())) is null;
        });

    [Fact]
    public void Parse_WithTwoNeighboursSwapped_IsRefused_ButForZeroAndZ() =>
        Gen.Select(Gen.Byte.Array[Folio.RandomBytes], Gen.Int[0, 14]).Sample((bytes, at) =>
        {
            var folio = Folio.From(bytes).Replace("-", "", StringComparison.Ordinal);
            var (a, b) = (folio[at], folio[at + 1]);
            if (a == b || (a is '0' or 'Z' && b is '0' or 'Z'))
                return true;
            return Folio.Parse(folio.Remove(at, 2).Insert(at, $"{b}{a}")) is null;
        });

    [Fact]
    public void From_WritesNothingThatAnAddressOrAVoiceWouldTrip() =>
        Gen.Byte.Array[Folio.RandomBytes].Sample(bytes => Folio.From(bytes).All(c => c is '-' || char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000-0000-0000-0000")]
    [InlineData("no es un folio, es una frase larga")]
    [InlineData("ÑÑÑÑ-0000-0000-0000-0")]
    public void Parse_OfSomethingElse_IsNull(string? typed) => Assert.Null(Folio.Parse(typed));
}
