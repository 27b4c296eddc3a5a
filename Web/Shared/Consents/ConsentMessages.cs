using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Shared.Consents;

/// <summary>What the pages of consents say of each one, in capture and in oversight.</summary>
internal static class ConsentMessages
{
    public const string Yes = "Sí";
    public const string No = "No";
    public const string NoChange = "Sin cambio";
    public const string Details = "Detalles (opcional)";
    public const string DetailsOff = "No se publican si no se autorizan aparte.";
    public const string Subject = "Qué se autoriza";
    public const string State = "Estado";
    public const string Unsaid = "Sin respuesta: vale como «No».";
    public const string WithoutEvidence = "Se capturó «Sí», pero falta la constancia de la persona titular: vale como «No».";

    public static string ChipPublishes(string chip) =>
        $"La etiqueta «{chip}» en el perfil y en la búsqueda del sitio, si en el cuestionario de identidad se respondió que sí.";

    public static string DetailsPublish(IEnumerable<string> questions) =>
        $"Las respuestas a: {string.Join("; ", questions.Select(q => $"«{q}»"))}.";

    /// <summary>How it stands: what was said, when, and whether it counts.</summary>
    public static string Standing(ConsentLine line) => line switch
    {
        { Said: { Counts: true, Reference: { } reference } said } => $"Sí, por escrito firmado ({reference}), desde el {SpanishDates.WithZone(said.At)}.",
        { Said: { Counts: true } said } => $"Sí, por acto de la persona titular, desde el {SpanishDates.WithZone(said.At)}.",
        { Said: { Given: false } said } => $"No, desde el {SpanishDates.WithZone(said.At)}.",
        { Said: not null } => WithoutEvidence,
        { Drafted: ConsentForm.Yes } => "En el borrador se respondió «Sí».",
        { Drafted: ConsentForm.No } => "En el borrador se respondió «No».",
        _ => Unsaid,
    };

    public static string? Of(ConsentAction action) => action switch
    {
        ConsentAction.Confirmed => "La candidatura se registró por esta acción afirmativa: el tipo de acción se publica siempre, aunque aquí diga «No».",
        ConsentAction.Registered => "La candidatura se registró por esta acción afirmativa: cuando la Unidad de Transparencia la confirme, el tipo de acción se publicará siempre, aunque aquí diga «No».",
        _ => null,
    };
}
