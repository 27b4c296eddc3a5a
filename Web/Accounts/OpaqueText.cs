using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Web.Accounts;

/// <summary>
/// User names and activation codes: text that says nothing of anybody and that nobody misreads on paper. No vowels, so
/// that no word comes out, and none of the letters and digits that are taken for one another (0 O, 1 I L, 2 Z, 5 S, 8 B,
/// U V).
/// </summary>
public static class OpaqueText
{
    /// <summary>Twenty-one symbols: 4.39 bits each.</summary>
    public const string Alphabet = "CDFGHJKMNPQRTWXY34679";

    // The largest multiple of the alphabet's length that a byte holds: what is beyond would favour the first symbols.
    private const int Fair = 256 / 21 * 21;

    public static string Random(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>Text that whoever has the seed can make again, and nobody else can guess.</summary>
    public static string Derive(ReadOnlySpan<byte> seed, string name, int length)
    {
        var text = new StringBuilder(length);
        for (var block = 0; text.Length < length; block++)
        {
            foreach (var value in HMACSHA256.HashData(seed, Encoding.UTF8.GetBytes($"{block}\n{name}")))
            {
                if (value < Fair && text.Length < length)
                    text.Append(Alphabet[value % Alphabet.Length]);
            }
        }

        return text.ToString();
    }
}
