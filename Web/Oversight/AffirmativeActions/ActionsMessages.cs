using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.AffirmativeActions;

/// <summary>Every sentence of the confirmation of affirmative actions.</summary>
internal static class ActionsMessages
{
    public const string Title = "Acciones afirmativas por confirmar";
    public const string Intro = "Vienen del registro de candidaturas. Al confirmarlas, el perfil público muestra de qué grupo es la acción afirmativa, también cuando la candidatura no ha capturado nada. Mientras no se confirman no se muestran.";
    public const string ByParty = "Candidaturas con acciones afirmativas por confirmar";
    public const string Party = "Partido responsable";
    public const string Waiting = "Por confirmar";
    public const string Nothing = "No hay acciones afirmativas por confirmar.";
    public const string NothingOfParty = "De este partido no hay acciones afirmativas por confirmar.";
    public const string Name = "Persona candidata";
    public const string Registered = "Dice el registro";
    public const string Confirmed = "Confirmado hasta hoy";
    public const string NotYet = "Nada";
    public const string ReviewChosen = "Revisar las elegidas";
    public const string Choose = "Elija las candidaturas que va a confirmar, o revise todas las de este partido.";
    public const string NoneChosen = "Elija al menos una candidatura.";
    public const string GoneMeanwhile = "Lo que eligió ya no está por confirmar: alguien lo confirmó o el registro cambió.";
    public const string Lost = "La lista no llegó completa. Elija de nuevo las candidaturas.";
    public const string PreviewTitle = "Vista previa de la confirmación";
    public const string NotDoneYet = "Todavía no se ha confirmado nada.";
    public const string ByGroup = "Qué se mostraría, por grupo";
    public const string Group = "Acción afirmativa";
    public const string Candidacies = "Candidaturas";
    public const string Chosen = "Candidaturas que se confirmarían";
    public const string Back = "Elegir otras";
    public const string RunningTitle = "Confirmación en curso";
    public const string DoneTitle = "Confirmación terminada";
    public const string Resumes = "Puede cerrar esta página: la confirmación sigue, y si el sistema se detiene continúa sola donde iba.";
    public const string Refresh = "Actualizar";
    public const string BackToList = "Ver las que faltan";
    public const string RefusedIntro = "El resto se confirmó. Las que siguen por confirmar están de nuevo en la lista, con lo que ahora dice el registro.";
    public const string Candidacy = "Candidatura";
    public const string Why = "Motivo";
    public const string Previous = "Anterior";
    public const string Next = "Siguiente";

    public static string Pending(int count) => SpanishNumbers.Count(count, "por confirmar", "por confirmar");

    public static string ReviewAll(int count) => $"Revisar todas las de este partido ({SpanishNumbers.Whole(count)})";

    public static string Confirm(int count) =>
        $"Confirmar las acciones afirmativas de {SpanishNumbers.Count(count, "candidatura", "candidaturas")}";

    public static string PreviewOf(int count, string party) =>
        $"{PreviewTitle}: {SpanishNumbers.Count(count, "candidatura", "candidaturas")} de {party}";

    public static string Progress(int confirmed, int total) =>
        $"{SpanishNumbers.Whole(confirmed)} de {SpanishNumbers.Count(total, "candidatura confirmada", "candidaturas confirmadas")}.";

    public static string Refused(int count) =>
        SpanishNumbers.Count(count, "candidatura no admitió la confirmación", "candidaturas no admitieron la confirmación") + ".";
}
