using Conoceles.Web.Shared.Answers;

namespace Conoceles.Web.Shared.Rescue;

/// <summary>Every sentence of the rescue page.</summary>
internal static class RescueMessages
{
    public const string SomeText = "Respuesta que usted escribió";
    public const string SignInFirst = "Inicie sesión aquí mismo, o en otra pestaña, y pulse el botón que está al final de la página.";
    public const string SignInHere = "Iniciar sesión aquí";
    public const string SignInButton = "Entrar y conservar lo que escribí";
    public const string SignInAway = "El servicio no respondió. Espere un momento e intente de nuevo: lo que escribió sigue en esta página.";
    public const string OpenSignIn = "Abrir el acceso en otra pestaña";
    public const string Keep = "Si la habilita de nuevo, podrá entrar desde esta página: no la cierre, o copie su texto.";
    public const string Yes = "Sí";
    public const string Yours = "Lo que escribió";

    public const string SomeFile = "El archivo que eligió";
    public const string FileAgain = "El navegador no conserva los archivos: elíjalo de nuevo.";

    /// <summary>For a page that still shows what was written.</summary>
    public static ScriptAnswer ForScript(RescueReason reason) => reason switch
    {
        RescueReason.SignedOut => new(ScriptAnswer.SignedOut, "signed-out", "Su sesión terminó y lo último no se ha guardado. Su texto sigue en pantalla: inicie sesión en otra pestaña y regrese a esta."),
        RescueReason.Renewed => new(ScriptAnswer.Renewed, "renewed", "Su sesión se renovó y lo último no se ha guardado. Su texto sigue en pantalla: pulse «Guardar y continuar»."),
        RescueReason.TooMany => new(ScriptAnswer.Failed, "http-429", "Demasiados envíos seguidos. Su texto sigue en pantalla."),
        _ => new(ScriptAnswer.Failed, "away", "El servicio no respondió a tiempo. Su texto sigue en pantalla."),
    };

    public static string Title(RescueReason reason) => reason switch
    {
        RescueReason.Renewed => "Su sesión se renovó",
        RescueReason.SignedOut => "Su sesión terminó",
        RescueReason.TooMany => "Demasiados envíos seguidos",
        RescueReason.TooLarge => "El archivo es demasiado grande",
        _ => "El servicio no respondió a tiempo",
    };

    /// <summary>When the service did not answer, nobody knows yet whether it took what was sent.</summary>
    public static string Kept(RescueReason reason) => "No se perdió nada: lo que escribió está en esta página. "
        + (reason is RescueReason.Away ? "No sabemos todavía si alcanzó a guardarse." : "Todavía no se ha guardado.");

    /// <summary>What to press: saving a draft and the single submission must not be mistaken.</summary>
    public static string Button(RescueReason reason, bool submits)
    {
        var act = submits ? "Enviar definitivamente" : "Guardar";
        return reason is RescueReason.SignedOut ? "Ya inicié sesión. " + act : act;
    }

    public static string Next(RescueReason reason, bool submits) => reason switch
    {
        RescueReason.Renewed => $"Pulse «{Button(reason, submits)}» para continuar.",
        RescueReason.SignedOut => SignInFirst,
        RescueReason.TooMany => $"Espere un momento y pulse «{Button(reason, submits)}» otra vez.",
        RescueReason.TooLarge => $"Elija un archivo más ligero, o ninguno, y pulse «{Button(reason, submits)}».",
        _ => $"Espere un momento y pulse «{Button(reason, submits)}» otra vez. Si lo anterior sí llegó, no se duplicará.",
    };
}
