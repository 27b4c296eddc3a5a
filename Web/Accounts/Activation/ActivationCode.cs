using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Web.Accounts.Activation;

/// <summary>
/// The code of a delivery sheet, «KQ7F-39XM-…»: twenty symbols, 87 bits. It is made from a seed that only the page with
/// the button holds: pressing twice, or once more after a crash, shows the same sheet, and the server keeps nothing that
/// could show it later.
/// </summary>
public static class ActivationCode
{
    public const int Length = 20;
    public const int SeedBytes = 20;
    private const int Group = 4;

    public static byte[] NewSeed() => RandomNumberGenerator.GetBytes(SeedBytes);

    /// <summary>The code of an account, as it is printed.</summary>
    public static string Of(byte[] seed, string account) => Grouped(OpaqueText.Derive(seed, account, Length));

    /// <summary>What is kept of it.</summary>
    public static byte[] HashOf(string account, string code) => SHA256.HashData(Encoding.UTF8.GetBytes($"{account}\n{Read(code)}"));

    /// <summary>
    /// What a person typed, without what she may add or leave out: spaces, hyphens, lower case. Whatever cannot be a code
    /// is empty, which is no account's code.
    /// </summary>
    public static string Read(string typed)
    {
        var code = new StringBuilder(Length);
        foreach (var c in typed)
        {
            if (char.IsWhiteSpace(c) || char.IsPunctuation(c))
                continue;
            if (code.Length == Length || !OpaqueText.Alphabet.Contains(char.ToUpperInvariant(c), StringComparison.Ordinal))
                return "";
            code.Append(char.ToUpperInvariant(c));
        }

        return code.Length == Length ? code.ToString() : "";
    }

    private static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(c => new string(c)));
}
