using System.Globalization;

namespace Conoceles.Deploy.Running;

/// <summary>
/// What the institute says of itself in the site's texts. Of a demonstration or a rehearsal all of it is invented and says
/// so; a real installation sets its own, and what it does not set is left out of the texts.
/// </summary>
internal static class InventedInstitute
{
    /// <param name="domain">Name under <c>.invalid</c> of its addresses.</param>
    /// <param name="mark">What follows each datum.</param>
    /// <param name="agreement">What its agreements' numbers begin with.</param>
    public static IReadOnlyDictionary<string, string> Of(string domain, string mark, string agreement, int year) => new Dictionary<string, string>
    {
        ["correo"] = $"transparencia@{domain}.invalid",
        ["telefono"] = "(000) 000 0000" + mark,
        ["domicilio"] = "Calle Ficticia 1, colonia de Ejemplo, Hermosillo, Sonora" + mark,
        ["horario"] = "de lunes a viernes, de 8:00 a 15:00 horas" + mark,
        ["plan"] = Text($"Plan de Trabajo, acuerdo {agreement}/03/{year}") + mark,
        ["acuerdo_aviso"] = Text($"acuerdo {agreement}/04/{year}, 1 de abril de {year}") + mark,
        ["seguridad"] = $"seguridad@{domain}.invalid",
        // A file that nobody renews must stop being believed: this one is renewed at each start.
        ["seguridad_vence"] = DateTimeOffset.UtcNow.AddMonths(6).ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
