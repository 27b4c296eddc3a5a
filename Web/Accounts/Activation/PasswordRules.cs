using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Conoceles.Web.Accounts.Activation;

/// <summary>What is wrong with a new password.</summary>
public enum PasswordProblem
{
    None,
    TooShort,
    TooLong,

    /// <summary>Made of what anybody would try first.</summary>
    Guessable,
}

/// <summary>
/// A password is long and is not what anybody would try first: nothing else is asked of it (ASVS 6.2). What is thrown
/// away before counting: common words, words of the election and of the account, years, runs of the keyboard and of the
/// alphabet, repetitions. If little is left, there was little to guess.
/// </summary>
public static partial class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>More is not a password but a load.</summary>
    public const int MaxLength = 256;

    /// <summary>Letters and digits that must be left.</summary>
    private const int MinLeft = 8;

    private const int MinDistinct = 5;
    private const int MinWord = 3;
    private const int MinRun = 3;

    private static readonly string[] Rows = ["abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];
    private static readonly string[] Runs = [.. Rows, .. Rows.Select(r => new string([.. r.Reverse()]))];

    /// <param name="ownWords">Words of the account and of the election, besides the usual: user name, parties.</param>
    public static PasswordProblem Judge(string password, params IEnumerable<string> ownWords) =>
        new StringInfo(password).LengthInTextElements < MinLength ? PasswordProblem.TooShort
        : password.Length > MaxLength ? PasswordProblem.TooLong
        : IsGuessable(password, ownWords) ? PasswordProblem.Guessable
        : PasswordProblem.None;

    private static bool IsGuessable(string password, IEnumerable<string> ownWords)
    {
        var words = CommonWords.All.Concat(ownWords.SelectMany(w => Plain(w).Split(' ')))
            .Where(w => w.Length >= MinWord).Distinct(StringComparer.Ordinal)
            .OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).ToArray();
        var plain = Plain(password);
        // Once as it is and once as it is read when digits stand for letters.
        return !HasEnough(Left(plain, words)) || !HasEnough(Left(Letters(plain), words));
    }

    private static bool HasEnough(string left)
    {
        var kept = left.Replace(" ", "", StringComparison.Ordinal);
        return kept.Length >= MinLeft && kept.Distinct().Count() >= MinDistinct;
    }

    private static string Left(string text, string[] words)
    {
        text = OnePeriod(text.Replace(" ", "", StringComparison.Ordinal));
        foreach (var word in words)
            text = text.Replace(word, " ", StringComparison.Ordinal);
        text = Year().Replace(text, " ");
        foreach (var run in Runs)
            text = WithoutPartsOf(run, text);
        return Repeated().Replace(text, "$1");
    }

    // «abcabcabc» is «abc».
    private static string OnePeriod(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (text.AsSpan(period).SequenceEqual(text.AsSpan(0, text.Length - period)))
                return text[..period];
        }

        return text;
    }

    private static string WithoutPartsOf(string run, string text)
    {
        for (var length = run.Length; length >= MinRun; length--)
        {
            for (var from = 0; from + length <= run.Length; from++)
                text = text.Replace(run.Substring(from, length), " ", StringComparison.Ordinal);
        }

        return text;
    }

    // Small letters without accents; signs separate, and pictures are as good as letters.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in Wellformed(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
                continue;
            plain.Append(Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.OtherSymbol ? Rune.ToLowerInvariant(rune).ToString() : rune.Value is '@' ? "a" : rune.Value is '$' ? "s" : " ");
        }

        return plain.ToString();
    }

    private static string Letters(string plain) => new([.. plain.Select(c => c switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        _ => c,
    })]);

    private static string Wellformed(string text) => string.Concat(text.EnumerateRunes());

    [GeneratedRegex("(19|20)[0-9]{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"(.)\1+", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Repeated();
}
