namespace Conoceles.Web.Shared.Rescue;

/// <summary>Every sentence of the rescue page.</summary>
internal static class RescueMessages
{
    public const string Kept = "No se perdió nada: lo que escribió está en esta página. Todavía no se ha guardado.";
    public const string SignInFirst = "Abra el acceso en otra pestaña, inicie sesión y regrese aquí para guardar.";
    public const string OpenSignIn = "Abrir el acceso en otra pestaña";
    public const string Save = "Guardar";
    public const string SaveSignedOut = "Ya inicié sesión: guardar";
    public const string Yours = "Lo que escribió";

    public static string Title(RescueReason reason) => reason switch
    {
        RescueReason.Renewed => "Su sesión se renovó",
        RescueReason.SignedOut => "Su sesión terminó",
        _ => "El servicio no respondió a tiempo",
    };

    public static string Next(RescueReason reason) => reason switch
    {
        RescueReason.Renewed => "Pulse «Guardar» para continuar.",
        RescueReason.SignedOut => SignInFirst,
        _ => "Espere un momento y pulse «Guardar» otra vez. Si el envío anterior sí llegó, no se duplicará.",
    };
}
