using System.Globalization;
using Conoceles.Elections;
using Conoceles.Text;

namespace Conoceles.Web.Shared.Text;

/// <summary>Dates and hours as people read them in Sonora (<see cref="SpanishDay"/>).</summary>
public static class SpanishDates
{
    /// <summary>«4 de mayo de 2024».</summary>
    public static string Day(DateOnly day) => SpanishDay.Of(day);

    /// <summary>«4 de mayo de 2024, 23:59 horas, hora de Sonora».</summary>
    public static string WithZone(DateTimeOffset instant) => $"{Day(Deadlines.LocalDate(instant))}, {Hour(instant)} horas, hora de Sonora";

    /// <summary>«4 de mayo de 2024, 23:59:07 horas, hora de Sonora (UTC−7)»: when an act happened, for proof.</summary>
    public static string Exact(DateTimeOffset instant) =>
        $"{Day(Deadlines.LocalDate(instant))}, {instant.ToOffset(Deadlines.Hermosillo).ToString("HH:mm:ss", CultureInfo.InvariantCulture)} horas, hora de Sonora (UTC−7)";

    /// <summary>«4 de mayo de 2024, 23:59».</summary>
    public static string WithHour(DateTimeOffset instant) => $"{Day(Deadlines.LocalDate(instant))}, {Hour(instant)}";

    /// <summary>«14:32», in Sonora.</summary>
    public static string Hour(DateTimeOffset instant) =>
        instant.ToOffset(Deadlines.Hermosillo).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What remains until an instant: «quedan 2 días y 3 horas», «quedan 40 minutos», «el plazo terminó».</summary>
    public static string Remaining(DateTimeOffset now, DateTimeOffset until)
    {
        var left = until - now;
        if (left <= TimeSpan.Zero)
            return "el plazo terminó";
        if (left.Days > 0)
            return $"{Verb(left.Days)} {Count(left.Days, "día", "días")}{(left.Hours > 0 ? " y " + Count(left.Hours, "hora", "horas") : "")}";
        if (left.Hours > 0)
            return $"{Verb(left.Hours)} {Count(left.Hours, "hora", "horas")}{(left.Minutes > 0 ? " y " + Count(left.Minutes, "minuto", "minutos") : "")}";
        return left.Minutes > 0 ? $"{Verb(left.Minutes)} {Count(left.Minutes, "minuto", "minutos")}" : "queda menos de un minuto";
    }

    private static string Verb(int count) => count == 1 ? "queda" : "quedan";

    private static string Count(int count, string one, string many) => SpanishNumbers.Count(count, one, many);
}
