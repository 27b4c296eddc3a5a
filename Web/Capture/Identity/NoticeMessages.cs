namespace Conoceles.Web.Capture.Identity;

/// <summary>Every sentence before the identity questionnaire.</summary>
internal static class NoticeMessages
{
    public const string Title = "Antes del cuestionario de identidad";
    public const string Different = "Estas preguntas son distintas de las demás: tratan de datos personales sensibles. Responderlas es obligatorio para poder enviar, y todas admiten «Prefiero no contestar».";
    public const string Why = "Se preguntan para conocer cuántas candidaturas hay de cada grupo en situación de discriminación y en qué cargos.";

    public const string NeverTitle = "Lo que nunca se publica";
    public const string NeverOne = "Ninguna respuesta de una persona se publica por haberla contestado.";
    public const string NeverIncome = "Los ingresos no se publican de forma individual, ni con autorización.";
    public const string NeverPnc = "Si responde «Prefiero no contestar», eso tampoco se publica.";
    public const string NeverWho = "Las respuestas se guardan cifradas, en una base de datos separada. La Unidad de Transparencia solo ve si cada rubro está completo.";

    public const string PublicTitle = "Lo que sí se publica";
    public const string PublicStatistics = "Estadísticas que no identifican a nadie: cuántas candidaturas hay de cada grupo.";
    public const string PublicConsent = "Una etiqueta en el perfil, solo si la persona respondió que pertenece al grupo y además lo autoriza en «Consentimiento». Cada grupo se autoriza por separado:";
    public const string PublicDetails = "En algunos grupos puede autorizar además los detalles del rubro; son una pregunta aparte.";
    public const string Revoke = "El «Sí» cuenta cuando consta que lo dio la persona titular; mientras tanto vale como «No». Puede retirarse en cualquier momento.";

    public const string ActionTitle = "Si hay una acción afirmativa";
    public const string Action = "Cuando una candidatura se registró por una acción afirmativa, el tipo de acción se publica siempre, aunque aquí no se responda o no se autorice. Los detalles siguen necesitando autorización.";
    public const string NoAction = "Según el registro, esta candidatura no se registró por una acción afirmativa.";

    public const string Acknowledged = "Ya consta que la persona candidata leyó el aviso de privacidad.";
    public const string ReadNotice = "Leer el aviso de privacidad";
    public const string Continue = "Continuar";
    public const string Back = "Volver a la lista de tareas";
    public const string NotAcknowledged = "Marque que la persona candidata leyó el aviso de privacidad para continuar.";

    public const string Closed = "La persona candidata contesta el cuestionario de identidad con su propia cuenta. Sus respuestas no se muestran aquí.";
    public const string SectionComplete = "Este rubro está completo.";
    public const string SectionIncomplete = "Este rubro está incompleto.";

    public static string Actions(string groups) =>
        $"Según el registro, esta candidatura se registró por acción afirmativa: {groups}. Ese dato se publica cuando la Unidad de Transparencia lo confirma.";
}
