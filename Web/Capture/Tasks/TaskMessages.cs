using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.Tasks;

/// <summary>Every sentence of the task list.</summary>
internal static class TaskMessages
{
    public const string NotStarted = "Sin iniciar";
    public const string InProgress = "En proceso";
    public const string Complete = "Completa";
    public const string Problem = "Con un problema";
    public const string CannotStart = "Aún no se puede iniciar";
    public const string Incomplete = "Incompleta";
    public const string Draft = "Borrador. Todavía no se ha enviado.";
    public const string Curricular = "Cuestionario curricular";
    public const string CurricularNote = "Se publica cuando la Unidad de Transparencia lo verifica y se abre el periodo de publicación.";
    public const string Identity = "Cuestionario de identidad";
    public const string IdentityNote = "No se publica de forma individual: solo estadística, salvo consentimiento expreso.";
    public const string IdentityClosed = "La persona candidata lo contesta con su propia cuenta: aquí solo se ve si cada rubro está completo.";
    public const string Notice = "Antes de responder: qué se publica y qué no";
    public const string Declarations = "Aviso de privacidad y consentimiento";
    public const string DeclarationsNote = "Se contesta por cada grupo, se pertenezca o no a él. Sin constancia de la persona titular, un «Sí» cuenta como «No».";
    public const string Submission = "Envío";
    public const string Finish = "Revisar y enviar";
    public const string FinishNote = "Se habilita cuando está completo el mínimo legal. Solo puede enviarse una vez.";
    public const string Preview = "Ver cómo se publicará y qué falta";
    public const string Sent = "El cuestionario ya se envió.";
    public const string SeeReceipt = "Ver el acuse";
    public const string ReadOnly = "El plazo de captura no está abierto: la información solo puede consultarse.";
    public const string NoDelivery = "El plazo de captura empieza cuando se registra la entrega de la cuenta.";
    public const string OnlyIdentity = "La candidatura volvió a contender por sentencia y sus respuestas de identidad se habían destruido: conteste de nuevo ese cuestionario y las declaraciones, y envíelos. Lo curricular no cambia.";
    public const string CurricularSent = "Ya se envió; aquí no se modifica.";
    public const string Missing = "Falta para poder enviar";
    public const string Back = "Candidaturas por capturar";

    public static string LeftOut(string agreement) =>
        $"Fuera del alcance: el acuerdo {agreement} dejó a esta candidatura sin obligación de capturar. Si no se captura, no cuenta como omisión.";

    public static string Minimum(int met, int all) => met == all
        ? "El mínimo legal está completo: ya puede revisar y enviar."
        : $"Mínimo legal: {SpanishNumbers.Whole(met)} de {SpanishNumbers.Count(all, "rubro", "rubros")}.";

    /// <summary>«Completo» is more than the minimum: every question that applies.</summary>
    public static string Full(Completeness curricular) => curricular.IsFull
        ? "El cuestionario curricular está completo."
        : $"Cuestionario curricular: {SpanishNumbers.Whole(curricular.Answered)} de {SpanishNumbers.Count(curricular.Asked, "pregunta", "preguntas")} ({SpanishNumbers.Whole(curricular.Percent)} %); se considera completo al responder todas.";
}
