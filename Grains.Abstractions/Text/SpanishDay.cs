using System.Collections.Immutable;
using System.Globalization;

namespace Conoceles.Text;

/// <summary>
/// Dates as people read them. The words are ours, not ICU's: another version of the system's tables must not change a
/// published byte.
/// </summary>
public static class SpanishDay
{
    internal static readonly ImmutableArray<string> Months =
    [
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ];

    /// <summary>«4 de mayo de 2024».</summary>
    public static string Of(DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{day.Day} de {Months[day.Month - 1]} de {day.Year}");

    /// <summary>«octubre de 2023».</summary>
    public static string MonthOf(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{Months[day.Month - 1]} de {day.Year}");
}
