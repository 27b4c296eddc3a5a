using Conoceles.Elections;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Notices;

/// <summary>Every sentence of the notices to parties.</summary>
internal static class NoticeMessages
{
    public const string Title = "Avisos a los partidos";
    public const string Board = "Tablero";
    public const string Intro = "El sistema avisa 72, 24 y 2 horas antes de que venza la captura de lo que no se ha enviado. Un aviso que no puede salir por correo queda por imprimir. También están aquí los recordatorios del plan de trabajo y de las solicitudes ARCO a la Unidad de Transparencia.";
    public const string Filters = "Filtrar avisos";
    public const string Party = "Partido responsable";
    public const string All = "Todos";
    public const string States = "Por estado";
    public const string AllStates = "Todos";
    public const string Find = "Filtrar";
    public const string Clear = "Quitar los filtros";
    public const string NoneYet = "Todavía no hay avisos. El primero se escribe 72 horas antes de que venza la captura de una candidatura que no se ha enviado.";
    public const string Nothing = "Ningún aviso pasa estos filtros.";
    public const string Caption = "Avisos, del más reciente al más antiguo";
    public const string Subject = "Aviso";
    public const string Written = "Escrito";
    public const string State = "Estado";
    public const string Previous = "Anterior";
    public const string Next = "Siguiente";

    public const string One = "Aviso";
    public const string Data = "Datos del aviso";
    public const string To = "Para";
    public const string Addresses = "Correos";
    public const string Tried = "Correos del último intento";
    public const string NoAddresses = "Ninguno";
    public const string Good = "Se envía hasta";
    public const string Sent = "Enviado";
    public const string Filed = "Escrito en la carpeta de impresión";
    public const string Attempts = "Intentos";
    public const string Print = "Se imprime desde el navegador: solo sale el aviso, en una hoja.";

    public const string Recipients = "Correos de los partidos";
    public const string RecipientsIntro = "A dónde se mandan los avisos de cada partido y los recordatorios de la Unidad de Transparencia: hasta cinco correos. Sin ninguno quedan por imprimir.";
    public const string RecipientsCaption = "Correos por partido";
    public const string NoParties = "Todavía no hay partidos: se cargan con el proceso electoral.";
    public const string Edit = "Cambiar";
    public const string Emails = "Correos para avisos";
    public const string EmailsHint = "De la oficina o de quien coordina la captura. Sin ninguno, los avisos quedan por imprimir.";
    public const string Email = "Correo";
    public const string Save = "Guardar los correos";
    public const string Back = "Volver a los correos";
    public const string Saved = "Los correos quedaron guardados.";
    public const string Meanwhile = "Mientras tanto alguien cambió estos correos. Revise la lista, que ya es la nueva, y guarde de nuevo.";
    public const string Trail = "Quién los ha cambiado";
    public const string NoActs = "Nadie ha anotado correos de este partido.";
    public const string When = "Cuándo";
    public const string What = "Qué";
    public const string Who = "Quién";

    public static string Count(int count) => SpanishNumbers.Count(count, "aviso", "avisos");

    public static string Act(RecipientAct act) => $"{(act.Added ? "Agregó" : "Quitó")} {act.Address}";

    public static string EmailsOf(string party) => $"{Emails}: {party}";

    /// <summary>«Partido Equis», or of an independent her own key.</summary>
    public static string NameOf(string party, ElectionDefinition? election) =>
        party == WorkPlan.Unit ? "Unidad de Transparencia" : election?.FindActor(party)?.Name ?? party;

    /// <summary>Why it was not sent, or was not to everybody; null when nothing is to be said.</summary>
    public static string? Error(string? code) => code switch
    {
        null => null,
        "expired" => "El plazo venció antes de que pudiera salir.",
        "some-refused" => "El servidor rechazó alguna de las direcciones; llegó a las demás.",
        "address" => "Una dirección no está bien escrita.",
        "authentication" => "El servidor de correo no aceptó la cuenta del sistema.",
        "tls" => "No hubo conexión segura con el servidor de correo.",
        "timeout" or "connection" => "El servidor de correo no respondió.",
        _ when code.StartsWith("smtp-", StringComparison.Ordinal) => $"El servidor de correo lo rechazó (código {code["smtp-".Length..]}).",
        _ => $"No pudo enviarse ({code}).",
    };
}
