using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Accounts.Session;

/// <summary>Every sentence of the warning before a session ends, and of what is said after it.</summary>
internal static class SessionMessages
{
    public const string Title = "Su sesión está por terminar";
    public const string Stay = "Seguir conectado";
    public const string Understood = "Entendido";
    public const string LimitKept = "No puede prolongarse más. Guarde lo que falte y vuelva a iniciar sesión: continuará donde estaba.";
    public const string Saved = "Lo que ha escrito está guardado como borrador.";
    public const string Unsaved = "Lo último que escribió todavía no se ha guardado.";
    public const string EndedTitle = "Su sesión terminó";
    public const string EndedUnsaved = "Su texto sigue en pantalla y lo último no se ha guardado. Inicie sesión en otra pestaña y regrese a esta: podrá guardarlo.";
    public const string Other = "En este navegador inició sesión otra cuenta. Su texto sigue en pantalla y lo último no se ha guardado.";
    public const string SignIn = "Abrir el acceso en otra pestaña";
    public const string CloseNotice = "Volver a mi texto";
    public const string DisabledWhy = "La deshabilitó la Unidad de Transparencia: mientras siga así, nadie puede entrar con ella. Si le parece un error, comuníquese con la Unidad.";
    public const string Away = "No hay conexión con el servicio. Se intentará de nuevo.";

    public static string Idle(SessionLimits limits) =>
        $"La sesión termina después de {Length(limits.Idle)} sin actividad. Si no hace nada, terminará en";

    public static string Limit(SessionLimits limits) =>
        $"La sesión llega a su límite de {Length(limits.Absolute)}. Terminará en";

    /// <summary>«30 minutos», «12 horas»: as it is configured.</summary>
    public static string Length(TimeSpan span) =>
        span.TotalHours >= 1 && span.Minutes == 0 ? SpanishNumbers.Count((int)span.TotalHours, "hora", "horas")
        : span.TotalMinutes >= 1 ? SpanishNumbers.Count((int)span.TotalMinutes, "minuto", "minutos")
        : SpanishNumbers.Count((int)span.TotalSeconds, "segundo", "segundos");

    /// <summary>Heading of the page that explains; null when it is not to be explained.</summary>
    public static string? Heading(string? how) => how switch
    {
        "inactividad" => "Su sesión terminó por inactividad",
        "limite" => "Su sesión llegó a su límite",
        "cerrada" => "Su sesión se cerró",
        "deshabilitada" => "Su cuenta fue deshabilitada",
        _ => null,
    };

    public static string Why(string how, SessionLimits limits) => how switch
    {
        "inactividad" => $"Pasaron {Length(limits.Idle)} sin actividad. Así nadie más puede usar su cuenta en este equipo.",
        "limite" => $"Ninguna sesión dura más de {Length(limits.Absolute)}, aunque se esté usando.",
        "deshabilitada" => DisabledWhy,
        _ => "Se cerró en otra pestaña u otro equipo, o cambió su contraseña.",
    };

    /// <param name="hour">«14:32», or null when it is not known.</param>
    public static string Kept(string how, string? hour) => how == "deshabilitada"
        ? $"{(hour is null ? "Lo que ya estaba guardado como borrador se conserva" : $"Su borrador se guardó a las {hour}")} y seguirá ahí si la cuenta se habilita de nuevo."
        : hour is null
        ? "Lo que ya estaba guardado como borrador se conserva. Inicie sesión para continuar donde estaba."
        : $"Su borrador se guardó a las {hour}. Inicie sesión para continuar donde estaba.";
}
