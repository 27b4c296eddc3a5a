using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.Review;

/// <summary>Every sentence of the review.</summary>
internal static class ReviewMessages
{
    public const string Title = "Revise la información antes de enviarla";
    public const string Once = "Solo puede enviarse una vez. Después del envío la información no puede modificarse, salvo el único ajuste posterior a la publicación.";
    public const string Public = "Así se publicará";
    public const string PublicNote = "Este es el perfil que verá la ciudadanía, con las mismas palabras.";
    public const string ChangePublic = "Cambiar lo que se publica";
    public const string Private = "No se publicará";
    public const string PrivateNote = "Lo que sigue se captura y no aparece en el perfil. De cada rubro se dice por qué.";
    public const string IdentityClosed = "La persona candidata lo contesta con su propia cuenta: aquí solo se ve si está completo.";
    public const string Consents = "Ver qué autoriza publicar la persona titular";
    public const string Complete = "Completo";
    public const string Incomplete = "Incompleto";
    public const string NoAnswer = "Sin respuesta";
    public const string Change = "Cambiar";

    public const string SendTitle = "Enviar";
    public const string MissingTitle = "Falta para el mínimo legal";
    public const string Missing = "Mientras falte algo de esta lista no puede enviarse.";
    public const string NotFullTitle = "Falta para considerarse completo";
    public const string NotFull = "No impide enviar. En el perfil aparecerá «No proporcionó esta información».";
    public const string Full = "El cuestionario curricular está completo.";
    public const string HintsTitle = "Sugerencias";
    public const string Hints = "No impiden enviar ni cambian lo que escribió.";

    public const string Acknowledge = "Revisé la información y sé que solo puedo enviarla una vez";
    public const string Send = "Enviar definitivamente";
    public const string Back = "Volver a la lista de tareas";
    public const string NotAcknowledged = "Marque la casilla para confirmar que revisó la información y que sabe que solo puede enviarla una vez.";

    public const string WhyHidden = "Sirve para saber si la fotografía es reciente; no se publica.";
    public const string WhyStatistics = "Solo estadística: no se publica de esta persona.";
    public const string WhyNever = "Solo estadística: no se publica de esta persona, ni con autorización.";
    public const string WhyDeclaration = "Decide qué puede publicarse; la respuesta misma no se publica.";

    public static string SeeMissing(int count) =>
        $"Todavía no puede enviarse: ver {SpanishNumbers.Count(count, "dato que falta", "datos que faltan")} para el mínimo legal";

    public static string PhotoNotShown(int months) =>
        $"La fotografía no se mostrará: le falta la fecha en que se tomó, o tendrá más de {SpanishNumbers.Count(months, "mes", "meses")} cuando se publique el perfil.";

    public static string WhyAction(string group) =>
        $"El registro dice que es una acción afirmativa ({group}): ese tipo se publica cuando la Unidad de Transparencia lo confirma. Las respuestas no se publican.";

    public static string WhyConsented(string chip) => $"Por su autorización se publicará la etiqueta «{chip}». Las respuestas sin autorización no se publican.";

    public static string WhyWaiting(string chip) =>
        $"La etiqueta «{chip}» está autorizada en «Consentimiento», y se publicará solo cuando la Unidad de Transparencia tenga la constancia de la persona titular.";

    /// <summary>Names are of the same party, which sees them in its list.</summary>
    public static string SameText(string section, string[] names, int more) =>
        $"«{section}» dice lo mismo que la captura de {string.Join(", ", names)}"
        + (more > 0 ? $" y de {SpanishNumbers.Count(more, "candidatura más", "candidaturas más")}" : "") + ". Si es a propósito, puede quedarse así.";
}
