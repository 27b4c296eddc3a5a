using Conoceles.Web.Accounts.Activation;

namespace Conoceles.Web.Tests.AccountsAdmin;

/// <summary>Length counts and what anybody would try first does not pass; nothing else is asked.</summary>
public sealed class PasswordRulesTests
{
    private static readonly string[] OwnWords = ["K7QF39XM", "rojo", "PR", "Partido Roble"];

    [Theory]
    [InlineData("cuatro tazas moradas vuelan")]
    [InlineData("una frase larga de prueba")]
    [InlineData("solo letras minusculas sin numero")]
    [InlineData("7f3k9q2mxw4tz8vd")]
    [InlineData("Ñandú-violeta/82")]
    [InlineData("el roble viejo da sombra fresca")]
    [InlineData("👩🏽‍🌾🌵🦎🐢🦅🌶️🦂🐎🌊🏜️🦉🐚 ocotillo")]
    [InlineData("1234567890123 pero con mucho detalle")]
    public void ALongPassword_IsTaken(string password) => Assert.Equal(PasswordProblem.None, PasswordRules.Judge(password, OwnWords));

    [Theory]
    [InlineData("")]
    [InlineData("corta")]
    [InlineData("Tr3s!Cuatr0")]
    [InlineData("ñandúes-rojo")]
    public void AShortOne_IsNot(string password) =>
        Assert.Equal(password == "ñandúes-rojo" ? PasswordProblem.Guessable : PasswordProblem.TooShort, PasswordRules.Judge(password, OwnWords));

    [Theory]
    [InlineData("contraseña123")]
    [InlineData("Contrasena2024!")]
    [InlineData("C0ntr4s3ñ4.2027")]
    [InlineData("passwordpassword")]
    [InlineData("P@ssw0rd1234")]
    [InlineData("qwertyuiopasdf")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("xyxyxyxyxyxyxyxy")]
    [InlineData("conoceles2024")]
    [InlineData("Conoceles-Sonora-2027")]
    [InlineData("SonoraHermosillo")]
    [InlineData("candidaturas2024")]
    [InlineData("partidoroble27")]
    [InlineData("K7QF39XMK7QF39XM")]
    [InlineData("k7qf39xm2024")]
    [InlineData("tequieromucho1")]
    [InlineData("diciembre2026enero")]
    [InlineData("administrador1")]
    public void AGuessableOne_IsNot(string password) => Assert.Equal(PasswordProblem.Guessable, PasswordRules.Judge(password, OwnWords));

    [Fact]
    public void SixtyFourCharactersAndMore_AreTaken_AndALoadIsNot()
    {
        var sixtyFour = string.Join(' ', Enumerable.Range(0, 8).Select(i => $"{(char)('a' + (i * 3))}{(char)('z' - (i * 2))}rmo{i * 7 % 10}q"))[..63] + "ñ";
        Assert.Equal(64, sixtyFour.Length);
        Assert.Equal(PasswordProblem.None, PasswordRules.Judge(sixtyFour));
        var seed = ActivationCode.NewSeed();
        Assert.Equal(PasswordProblem.None, PasswordRules.Judge(Conoceles.Web.Accounts.OpaqueText.Derive(seed, "x", 256)));
        Assert.Equal(PasswordProblem.TooLong, PasswordRules.Judge(Conoceles.Web.Accounts.OpaqueText.Derive(seed, "x", 257)));
    }
}
