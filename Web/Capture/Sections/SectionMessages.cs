using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.Sections;

/// <summary>Every sentence of a section's page.</summary>
internal static class SectionMessages
{
    public const string Identity = "Datos personales sensibles: sus respuestas se guardan cifradas, se usan para estadística y ninguna se publica sin autorización expresa. Todas admiten «Prefiero no contestar».";
    public const string IdentityMore = "Qué se publica y qué no";
    public const string Finished = "¿Terminó este rubro?";
    public const string Yes = "Sí, lo terminé";
    public const string No = "No, volveré después";
    public const string Save = "Guardar y continuar";
    public const string OnlyByButton = $"Este navegador no guarda por sí solo lo que usted escribe. Pulse «{Save}» antes de recargar o cerrar la página.";
    public const string Draft = "Borrador. Todavía no se ha enviado.";
    public const string Back = "Volver a la lista de tareas";
    public const string BackToReview = "Volver a la revisión";
    public const string Neighbours = "Otros rubros de este cuestionario";
    public const string Previous = "Anterior:";
    public const string Next = "Siguiente:";
    public const string ReadOnly = "Este rubro ya no puede modificarse.";
    public const string Conflict = "Su texto sigue en el formulario y no se ha guardado. En cada pregunta distinta aparecen los dos textos: elija con cuál se queda. Nada se pierde hasta que usted guarde.";
    public const string SaveChosen = "Guardar lo elegido";
    public const string KeepStored = "Descartar mi texto y conservar todo lo guardado";
    public const string StoredText = "Lo que está guardado";
    public const string Choose = "¿Con cuál se queda?";
    public const string ChooseMine = "Con mi texto, el de arriba";
    public const string ChooseStored = "Con lo que está guardado";
    public const string NoDifference = "Las respuestas son iguales en los dos textos; solo cambia si el rubro está terminado.";
    public const string Compare = "Comparar los dos textos";
    public const string Retry = "Reintentar";
    public const string SignInElsewhere = "Abrir el acceso en otra pestaña";
    public const string Empty = "Sin respuesta";

    /// <summary>«Borrador guardado a las 14:32.»</summary>
    public static string SavedAt(DateTimeOffset at) => $"Borrador guardado a las {SpanishDates.Hour(at)}.";

    /// <summary>The same on a page being opened: of another day, with its date.</summary>
    public static string SavedAt(DateTimeOffset at, DateTimeOffset now) => Deadlines.LocalDate(at) == Deadlines.LocalDate(now)
        ? SavedAt(at)
        : $"Borrador guardado el {SpanishDates.WithHour(at)}.";

    /// <summary>Heading of the page that shows both texts.</summary>
    public static string ConflictTitle(SectionView stored) => stored.SavedHere
        ? "Usted guardó este rubro en otra pestaña mientras escribía aquí"
        : "Otra persona guardó este rubro mientras usted escribía";

    /// <summary>Why the autosave stopped.</summary>
    public static string Interrupted(SectionView? stored) => (stored?.SavedHere == true
        ? "Usted guardó este rubro en otra pestaña"
        : "Otra persona u otro equipo guardó este rubro")
        + (stored?.SavedAt is { } at ? $" a las {SpanishDates.Hour(at)}" : "")
        + ". Su texto sigue en pantalla y no se ha guardado: compare los dos y elija.";
}
