namespace Conoceles.Web.Accounts.Activation;

/// <summary>Every sentence of the activation page.</summary>
internal static class ActivationMessages
{
    public const string Title = "Activar la cuenta";
    public const string Intro = "Con la hoja de entrega que le dio la Unidad de Transparencia. El código sirve una sola vez y solo hasta la fecha que dice la hoja.";
    public const string User = "Usuario";
    public const string Code = "Código de activación";
    public const string CodeHint = "Veinte letras y números. Los guiones, los espacios y las mayúsculas no importan.";
    public const string Password = "Contraseña nueva";
    public const string Again = "Escriba otra vez la contraseña";
    public const string Activate = "Activar la cuenta";
    public const string SignInLink = "Ya activé mi cuenta: entrar";

    public const string NeedUser = "Escriba el usuario que dice la hoja.";
    public const string NeedCode = "Escriba el código de activación que dice la hoja.";
    public const string NeedPassword = "Escriba una contraseña nueva.";
    public const string NeedAgain = "Escriba otra vez la contraseña.";
    public const string Different = "Las dos contraseñas no son iguales.";
    public const string Guessable = "Esa contraseña es fácil de adivinar: está hecha de palabras comunes, del proceso electoral o de su usuario, de fechas, de teclas seguidas o de repeticiones. Junte palabras suyas que nadie espere.";

    /// <summary>The same for a wrong, used or expired code and for an unknown or disabled account.</summary>
    public const string Refused = "El usuario o el código no son correctos, o el código ya se usó o venció. Revíselos en la hoja; si siguen sin servir, pida otro a la Unidad de Transparencia.";

    public const string Done = "Su cuenta quedó activada. Entre con su usuario y la contraseña que eligió.";

    public static readonly string PasswordHint =
        $"Al menos {PasswordRules.MinLength} caracteres; los que quiera, también espacios. Puede pegarla de un administrador de contraseñas. Solo usted la conoce: la Unidad de Transparencia nunca se la pedirá.";

    public static readonly string TooShort = $"La contraseña debe tener al menos {PasswordRules.MinLength} caracteres.";
    public static readonly string TooLong = $"La contraseña puede tener hasta {PasswordRules.MaxLength} caracteres.";
}
