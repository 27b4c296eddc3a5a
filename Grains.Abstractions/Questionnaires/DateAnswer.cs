using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Text;

namespace Conoceles.Questionnaires;

/// <summary>
/// A day, asked as day, month and year; the month by number or by name. What is no day is kept as it was typed,
/// <c>31/febrero/2024</c>: a draft is never refused nor changed.
/// </summary>
public static class DateAnswer
{
    private const string Stored = "yyyy-MM-dd";
    private const int OldestYear = 1900;
    private const int NewestYear = 2100;

    /// <summary>Ids of the three inputs of a field, in the order in which they are asked.</summary>
    public static ImmutableArray<string> InputIds(string fieldId) => [fieldId + "-dia", fieldId + "-mes", fieldId + "-anio"];

    /// <summary>The three texts as one answer, not yet normalised; empty when all are.</summary>
    public static string Join(string? day, string? month, string? year)
    {
        var parts = new[] { day, month, year }.Select(p => AnswerText.CleanLine(p).Replace('/', ' ')).ToArray();
        return parts.All(p => p.Length == 0) ? "" : string.Join('/', parts);
    }

    /// <summary>What the three inputs show of a stored answer.</summary>
    public static (string Day, string Month, string Year) Split(string? stored)
    {
        if (TryRead(stored, out var date))
            return (Number(date.Day), Number(date.Month), Number(date.Year));
        var parts = (stored ?? "").Split('/');
        return parts is [var day, var month, var year] ? (day, month, year) : (stored ?? "", "", "");
    }

    /// <summary>The stored form of a day, whichever way it was written; anything else as it is.</summary>
    public static string Normalise(string text)
    {
        if (TryRead(text, out _))
            return text;
        var parts = text.Split('/');
        return parts.Length == 3 && TryCompose(parts[0], parts[1], parts[2], out var date)
            ? date.ToString(Stored, CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>True when the stored answer is a day.</summary>
    public static bool TryRead(string? stored, out DateOnly date) =>
        DateOnly.TryParseExact(stored, Stored, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
        && date.Year is >= OldestYear and <= NewestYear;

    /// <summary>«4 de mayo de 2024»; what is no day, as it was typed.</summary>
    public static string Display(string stored) => TryRead(stored, out var date) ? SpanishDay.Of(date) : stored;

    private static bool TryCompose(string day, string month, string year, out DateOnly date)
    {
        date = default;
        if (!TryNumber(day, out var d) || !TryMonth(month.Trim(), out var m) || !TryNumber(year, out var y)
            || y is < OldestYear or > NewestYear || d < 1 || d > DateTime.DaysInMonth(y, m))
            return false;
        date = new DateOnly(y, m, d);
        return true;
    }

    // «sept», «set» and any beginning of three letters or more: mar, abril, ago.
    private static bool TryMonth(string text, out int month)
    {
        if (TryNumber(text, out month))
            return month is >= 1 and <= 12;
        var name = text.TrimEnd('.').ToLowerInvariant();
        if (name is "set" or "setiembre")
            name = "septiembre";
        month = name.Length < 3 ? 0 : SpanishDay.Months.IndexOf(SpanishDay.Months.FirstOrDefault(m => m.StartsWith(name, StringComparison.Ordinal)) ?? "") + 1;
        return month > 0;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
