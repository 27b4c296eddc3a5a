using System.Globalization;

namespace Conoceles.Questionnaires;

/// <summary>A Mexican telephone number: ten digits, however they were grouped.</summary>
public static class PhoneAnswer
{
    private const int Digits = 10;

    /// <summary>The ten digits, without the country's code; what is no such number, as it is.</summary>
    public static string Normalise(string text)
    {
        var number = new string([.. AnswerText.CleanWord(text).Where(c => c is not ('(' or ')' or '-' or '.' or '‐' or '‑' or '–'))]);
        var local = number switch
        {
            // +52 and, in numbers written before 2019, the 1 of mobiles.
            _ when number.StartsWith("+521", StringComparison.Ordinal) && number.Length == Digits + 4 => number[4..],
            _ when number.StartsWith("+52", StringComparison.Ordinal) => number[3..],
            _ when number.StartsWith("52", StringComparison.Ordinal) && number.Length == Digits + 2 => number[2..],
            _ => number,
        };
        return IsNumber(local) ? local : text;
    }

    public static bool IsNumber(string text) => text.Length == Digits && text.All(char.IsAsciiDigit);

    /// <summary>«(662) 123 4567»; what is no number, as it was typed.</summary>
    public static string Display(string stored) => IsNumber(stored)
        ? string.Create(CultureInfo.InvariantCulture, $"({stored[..3]}) {stored[3..6]} {stored[6..]}")
        : stored;
}
