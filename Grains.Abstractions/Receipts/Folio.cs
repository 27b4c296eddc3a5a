namespace Conoceles.Receipts;

/// <summary>
/// Folios of receipts: 80 random bits as sixteen characters of Crockford's base 32 and a check character of the same
/// alphabet (Luhn modulo 32: every single wrong character is found, and two neighbours swapped, but for 0 and Z), in
/// groups: <c>XXXX-XXXX-XXXX-XXXX-C</c>. Letters that look like digits are never written and are read as them.
/// Crockford's own check has signs that nobody can dictate or put in an address.
/// </summary>
public static class Folio
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Bytes of randomness in a folio.</summary>
    public const int RandomBytes = 10;

    /// <summary>Writes ten random bytes as a folio.</summary>
    public static string From(ReadOnlySpan<byte> random)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(random.Length, RandomBytes);
        var number = new System.Numerics.BigInteger(random, isUnsigned: true, isBigEndian: true);
        var digits = new char[16];
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = Alphabet[(int)(number % 32)];
            number /= 32;
        }

        var check = Alphabet[(Alphabet.Length - (LuhnSum(digits) % Alphabet.Length)) % Alphabet.Length];
        return $"{new string(digits, 0, 4)}-{new string(digits, 4, 4)}-{new string(digits, 8, 4)}-{new string(digits, 12, 4)}-{check}";
    }

    /// <summary>The folio as it is written, from what somebody typed; null when it cannot be one.</summary>
    public static string? Parse(string? typed)
    {
        if (typed is null || typed.Length > 40)
            return null;
        var clean = new string([.. typed.ToUpperInvariant().Where(c => c is not ('-' or ' ')).Select(Read)]);
        if (clean.Length != 17)
            return null;
        var number = System.Numerics.BigInteger.Zero;
        foreach (var c in clean[..16])
        {
            var digit = Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
                return null;
            number = (number * 32) + digit;
        }

        return From(number.ToByteArray(isUnsigned: true, isBigEndian: true) is var bytes && bytes.Length < RandomBytes
                ? [.. new byte[RandomBytes - bytes.Length], .. bytes]
                : bytes) is var folio && folio[^1] == clean[16]
            ? folio
            : null;
    }

    /// <summary>Every other digit doubled, from the last; a product of two digits counts as their sum.</summary>
    private static int LuhnSum(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var value = Alphabet.IndexOf(digits[^(i + 1)], StringComparison.Ordinal) * (i % 2 == 0 ? 2 : 1);
            sum += (value / Alphabet.Length) + (value % Alphabet.Length);
        }

        return sum;
    }

    private static char Read(char c) => c switch { 'O' => '0', 'I' or 'L' => '1', _ => c };
}
