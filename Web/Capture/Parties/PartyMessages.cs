namespace Conoceles.Web.Capture.Parties;

/// <summary>Every sentence of the party's list.</summary>
internal static class PartyMessages
{
    public const string Title = "Candidaturas por capturar";
    public const string Search = "Nombre";
    public const string State = "Estado";
    public const string AllStates = "Todos los estados";
    public const string Filter = "Filtrar";
    public const string Clear = "Quitar filtros";
    public const string Nothing = "Ninguna candidatura coincide con los filtros.";
    public const string NoneYet = "Todavía no hay candidaturas registradas para su partido.";
    public const string NoDelivery = "Falta registrar la entrega de la cuenta";
    public const string Caption = "Candidaturas de su partido";
    public const string Name = "Persona candidata";
    public const string Progress = "Rubros completos";
    public const string Deadline = "Límite para enviar";
}
