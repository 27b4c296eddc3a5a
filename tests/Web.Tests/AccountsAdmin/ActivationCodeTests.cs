using Conoceles.Web.Accounts;
using Conoceles.Web.Accounts.Activation;

namespace Conoceles.Web.Tests.AccountsAdmin;

/// <summary>What user names and codes are made of.</summary>
public sealed class ActivationCodeTests
{
    [Fact]
    public void Alphabet_HasNothingThatIsMistakenForAnother_AndTheCodeEnoughOfIt()
    {
        Assert.Equal(OpaqueText.Alphabet.Length, OpaqueText.Alphabet.Distinct().Count());
        Assert.DoesNotContain(OpaqueText.Alphabet, c => "0O1IL2Z5S8BUVAE".Contains(c, StringComparison.Ordinal));
        Assert.True(ActivationCode.Length * Math.Log2(OpaqueText.Alphabet.Length) >= 80);
        Assert.True(ActivationCode.SeedBytes * 8 >= 128);
    }

    [Fact]
    public void Code_IsOfItsSeedAndAccount_AndEverySymbolAsLikely()
    {
        var seed = ActivationCode.NewSeed();
        Assert.Equal(ActivationCode.Of(seed, "una"), ActivationCode.Of(seed, "una"));
        Assert.NotEqual(ActivationCode.Of(seed, "una"), ActivationCode.Of(seed, "otra"));
        Assert.NotEqual(ActivationCode.Of(seed, "una"), ActivationCode.Of(ActivationCode.NewSeed(), "una"));
        Assert.Matches("^[A-Z0-9]{4}(-[A-Z0-9]{4}){4}$", ActivationCode.Of(seed, "una"));
        var counts = OpaqueText.Derive(seed, "muchas", 21_000).GroupBy(c => c).Select(g => g.Count()).ToArray();
        Assert.Equal(OpaqueText.Alphabet.Length, counts.Length);
        // A thousand of each, give or take: six standard deviations are under two hundred.
        Assert.All(counts, c => Assert.InRange(c, 800, 1200));
    }

    [Theory]
    [InlineData("CDFG-HJKM-NPQR-TWXY-3467", "CDFGHJKMNPQRTWXY3467")]
    [InlineData(" cdfg hjkm\tnpqr–twxy.3467 ", "CDFGHJKMNPQRTWXY3467")]
    [InlineData("CDFGHJKMNPQRTWXY346", "")]
    [InlineData("CDFGHJKMNPQRTWXY34679", "")]
    [InlineData("CDFG-HJKM-NPQR-TWXY-346O", "")]
    [InlineData("", "")]
    [InlineData("\0", "")]
    public void Typed_IsReadWithoutWhatPeopleAddOrLeaveOut(string typed, string read) => Assert.Equal(read, ActivationCode.Read(typed));

    [Fact]
    public void Hash_IsOfTheAccountToo()
    {
        const string Code = "CDFG-HJKM-NPQR-TWXY-3467";
        Assert.Equal(ActivationCode.HashOf("una", Code), ActivationCode.HashOf("una", "cdfghjkmnpqrtwxy3467"));
        Assert.NotEqual(ActivationCode.HashOf("una", Code), ActivationCode.HashOf("otra", Code));
    }
}
