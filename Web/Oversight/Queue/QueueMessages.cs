namespace Conoceles.Web.Oversight.Queue;

/// <summary>Every sentence of the list.</summary>
internal static class QueueMessages
{
    public const string Title = "Candidaturas";
    public const string ByStatus = "Por estado";
    public const string All = "Todas";
    public const string Caption = "Candidaturas: primero las que esperan revisión, de la enviada hace más tiempo a la más reciente";
    public const string Name = "Persona candidata";
    public const string Status = "Estado";
    public const string Party = "Partido responsable";
    public const string Sent = "Enviada";
    public const string Deadline = "Límite de captura";
    public const string NotSent = "Sin envío";
    public const string NoDelivery = "Sin entrega de cuenta";
    public const string Omitted = "Omisa";
    public const string Nothing = "No hay candidaturas en este estado.";
    public const string NoneYet = "Todavía no hay candidaturas: importe el registro.";
    public const string Corrections = "Ajustes por resolver";
    public const string Registry = "Importar el registro";
    public const string Actions = "Confirmar acciones afirmativas";
    public const string Accounts = "Cuentas";
    public const string Previous = "Anterior";
    public const string Next = "Siguiente";
}
