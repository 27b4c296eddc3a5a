namespace Conoceles.Web.Shared.Errors;

/// <summary>What an error page says.</summary>
/// <param name="Title">Heading.</param>
/// <param name="Text">What happened and what to do.</param>
public sealed record ErrorText(string Title, string Text)
{
    /// <summary>All in one line, for a page that is already there.</summary>
    public string Sentence => $"{Title}. {Text}";

    /// <summary>Neutral sentences: the same page serves citizens and staff.</summary>
    public static ErrorText Of(int status) => status switch
    {
        400 => new("La solicitud no se entendió", "La dirección o el formulario llegaron incompletos. Regrese a la página anterior e intente de nuevo."),
        403 => new("Sin permiso para esta página", "La cuenta con la que se inició sesión no tiene permiso para ver esta página."),
        404 => new("No encontramos esta página", "La dirección puede estar mal escrita o la página ya no existe."),
        405 => new("Esta página no admite ese tipo de solicitud", "Regrese a la página anterior e intente de nuevo."),
        413 => new("El envío es demasiado grande", "Lo enviado rebasa el tamaño permitido. Reduzca el texto o el archivo e intente de nuevo."),
        429 => new("Demasiados intentos", "Espere un minuto e intente de nuevo."),
        503 => new("El servicio no está disponible por el momento", "Estamos trabajando para restablecerlo. Intente de nuevo en unos minutos."),
        _ => new("Ocurrió un problema", "No fue posible atender la solicitud. Intente de nuevo; si el problema continúa, comunique el folio al instituto."),
    };
}
