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
    public const string Draft = "Borrador. Todavía no se ha enviado.";
    public const string Back = "Volver a la lista de tareas";
    public const string BackToReview = "Volver a la revisión";
    public const string Neighbours = "Otros rubros de este cuestionario";
    public const string Previous = "Anterior:";
    public const string Next = "Siguiente:";
    public const string ReadOnly = "Este rubro ya no puede modificarse.";
    public const string ConflictTitle = "Este rubro se guardó en otro equipo o pestaña mientras usted escribía";
    public const string Conflict = "Su texto sigue en el formulario y no se ha guardado. Debajo de cada pregunta distinta aparece lo que está guardado. Elija con qué se queda.";
    public const string SaveMine = "Guardar mi texto";
    public const string KeepStored = "Conservar lo que está guardado";
    public const string StoredText = "Lo que está guardado";
    public const string Empty = "Sin respuesta";
}
