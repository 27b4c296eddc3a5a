using System.Globalization;

namespace Conoceles.Deploy.Running;

/// <summary>
/// What the institute says of itself in the site's texts. Of the demonstration all of it is invented and says so; a real
/// installation sets its own, and what it does not set is left out of the texts.
/// </summary>
internal static class DemoInstitute
{
    private const string Mark = " (dato de demostración)";

    public static IReadOnlyDictionary<string, string> Values { get; } = new Dictionary<string, string>
    {
        ["correo"] = "transparencia@demostracion.invalid",
        ["telefono"] = "(000) 000 0000" + Mark,
        ["domicilio"] = "Calle Ficticia 1, colonia de Ejemplo, Hermosillo, Sonora" + Mark,
        ["horario"] = "de lunes a viernes, de 8:00 a 15:00 horas" + Mark,
        ["plan"] = "Plan de Trabajo, acuerdo DEMO/03/2024" + Mark,
        ["acuerdo_aviso"] = "acuerdo DEMO/04/2024, 1 de abril de 2024" + Mark,
        ["seguridad"] = "seguridad@demostracion.invalid",
        // A file that nobody renews must stop being believed: the demonstration renews it at each start.
        ["seguridad_vence"] = DateTimeOffset.UtcNow.AddMonths(6).ToString("yyyy-MM-dd'T'00:00:00'Z'", CultureInfo.InvariantCulture),
    };
}
