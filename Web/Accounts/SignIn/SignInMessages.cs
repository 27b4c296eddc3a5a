using Conoceles.Web.Accounts.Session;

namespace Conoceles.Web.Accounts.SignIn;

/// <summary>Every sentence of the sign-in page.</summary>
internal static class SignInMessages
{
    public const string Title = "Acceso";
    public const string Intro = "Para personas capturistas, de la Unidad de Transparencia y de operación. La consulta ciudadana no necesita cuenta.";
    public const string User = "Usuario";
    public const string Password = "Contraseña";
    public const string Enter = "Entrar";
    public const string NeedUser = "Escriba su usuario.";
    public const string NeedPassword = "Escriba su contraseña.";

    /// <summary>The same for an unknown, disabled or mistaken account.</summary>
    public const string Refused = "El usuario o la contraseña no son correctos.";
    public const string NotActivated = "¿Recibió una hoja de entrega y es la primera vez que entra?";
    public const string Activate = "Active su cuenta";
    public const string SignedOut = "Cerró la sesión.";

    public static string Lasts(SessionLimits limits) =>
        $"La sesión termina después de {SessionMessages.Length(limits.Idle)} sin actividad, o a las {SessionMessages.Length(limits.Absolute)}. Los borradores guardados se conservan.";
}
