using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Review;

/// <summary>Every sentence of the review.</summary>
internal static class ReviewMessages
{
    public const string Back = "Candidaturas";
    public const string Content = "Contenido capturado";
    public const string NothingYet = "Todavía no se ha enviado. El borrador no se muestra en la revisión.";
    public const string NoAnswer = "Sin respuesta";
    public const string Receipts = "Actos con acuse";
    public const string Status = "Estado";
    public const string Party = "Partido responsable";
    public const string Office = "Cargo";
    public const string Approval = "Aprobación";
    public const string Registry = "Datos del registro";
    public const string SystemTerm = "Plazo de la revisión";

    public const string Nobody = "Nadie está revisando esta candidatura.";
    public const string Take = "Tomar para revisarla";
    public const string TakeNote = "Mientras la tenga, nadie más la recibe.";
    public const string Leave = "Dejar para después";

    public const string Decision = "Decisión";
    public const string Conforming = "Conforme";
    public const string Observed = "Con observación";
    public const string Ground = "Supuesto";
    public const string ChooseGround = "Elija el supuesto";
    public const string Note = "Qué se le dice al partido";
    public const string NoteHint = "El partido lo lee en su seguimiento. Máximo 2,000 caracteres.";
    public const string Grounds = "Supuestos y la norma en que se apoyan";
    public const string NoGrounds = "El proceso electoral no tiene supuestos cargados: no hay con qué observar un rubro.";
    public const string AlreadyObserved = "Ya tiene esta observación y cuenta como decidido:";
    public const string AdviceTitle = "Para que lo mire; no obliga a nada:";
    public const string AllConforming = "Todo conforme";
    public const string AllConformingNote = "Marca «Conforme» en los rubros que falten de decidir. No guarda nada todavía.";
    public const string VerifyAndNext = "Verificar y tomar la siguiente";
    public const string Verify = "Verificar";
    public const string VerifyNote = "La verificación no se deshace: la candidatura se publica cuando está abierto el periodo de publicación de su cargo. Lo observado se notifica al partido y no se oculta nada.";

    public const string Withheld = "Rubro en pausa: no se muestra al público.";
    public const string Pauses = "Rubros en pausa";
    public const string PauseIntro = "Un rubro en pausa deja de mostrarse al público, que lee el supuesto y el acuerdo. Se reanuda cuando la comisión lo resuelve.";
    public const string PauseSection = "Rubro";
    public const string ChooseSection = "Elija el rubro";
    public const string Pause = "Poner en pausa";
    public const string ReleaseReason = "Motivo por el que se reanuda";
    public const string Release = "Reanudar";
    public const string PauseMissing = "Elija el rubro y el supuesto.";
    public const string ReasonMissing = "Escriba el motivo por el que se reanuda el rubro.";
    public const string PauseDone = "El rubro quedó en pausa.";
    public const string ReleaseDone = "El rubro se muestra de nuevo.";

    public const string Identity = "Cuestionario de identidad";
    public const string IdentityNote = "De este cuestionario la revisión ve solo si está completo; nunca las respuestas.";
    public const string OpenIdentity = "Abrir las respuestas, con un motivo que queda en la bitácora";
    public const string Consents = "Registrar un escrito de consentimiento";
    public const string Complete = "Completo";
    public const string Incomplete = "Incompleto";

    public const string WithoutReview = "sin observaciones en plazo";
    public const string Unfinished = "revisión sin concluir en plazo";

    public const string Keys = "Teclas para revisar";
    public const string KeysOn = "Usar estas teclas";
    public const string KeysNote = "Solo funcionan fuera de los campos de texto y de las listas.";

    /// <summary>Key and what it does, as revision.js has them.</summary>
    public static readonly IReadOnlyList<(string Key, string What)> KeyList =
    [
        ("j", "ir al rubro siguiente"), ("k", "ir al rubro anterior"), ("c", "marcar «Conforme» y pasar al siguiente"),
        ("o", "marcar «Con observación» y elegir el supuesto"), ("n", "tomar la siguiente, cuando ya se verificó"), ("?", "mostrar u ocultar esta lista"),
    ];

    public static string PhotoOf(string name) => "Fotografía de " + name;

    public static string BySystem(string why) => $"por el sistema: «{why}»";

    public static string DecideSection(string section) => $"Decida «{section}»: conforme o con observación.";

    public static string ChooseGroundOf(string section) => $"Elija el supuesto de la observación de «{section}».";

    public static string WriteNoteOf(string section) => $"Escriba qué se le dice al partido de «{section}».";

    public static string ShortenNoteOf(string section) => $"Acorte lo que se le dice al partido de «{section}»: el máximo es de 2,000 caracteres.";

    public static string OfSection(string section, string message) => $"«{section}»: {message}";

    public static string NotYours(string holder) => $"{holder} Lo que usted decidió no se guardó; sigue abajo por si lo necesita.";

    /// <summary>The system, when the term ended, or a colleague was faster.</summary>
    public static string AlreadyDecided(int observed) =>
        "Esta candidatura ya no espera revisión: se verificó mientras usted la leía, o terminó su plazo y la verificó el sistema."
        + (observed == 0 ? "" : $" {(observed == 1 ? "La observación que usted envió quedó registrada" : "Las observaciones que usted envió quedaron registradas")}.");

    public static string TermEnds(DateTimeOffset at, DateTimeOffset now) =>
        now < at ? $"El sistema la verifica el {SpanishDates.WithZone(at)}; {SpanishDates.Remaining(now, at)}" : "Terminó: la verifica el sistema";

    /// <summary>The same text in other captures of the party.</summary>
    public static string SameText(string field, string[] names, int more) =>
        $"«{field}» dice lo mismo que la captura de {string.Join(", ", names)}"
        + (more > 0 ? $" y de {SpanishNumbers.Count(more, "candidatura más", "candidaturas más")}" : "") + ".";
}
