namespace Conoceles.Web.Public.Contests;

/// <summary>What each office does, in plain words, for who never voted for one. An office that is not here is shown without.</summary>
internal static class OfficeWords
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["gubernatura"] = "Quien gobierna el estado: dirige la administración pública, propone el presupuesto y aplica las leyes.",
        ["diputacion-mr"] = "Quien representa a tu distrito en el Congreso del Estado: hace y cambia las leyes locales, aprueba el presupuesto y revisa en qué se gastó.",
        ["diputacion-rp"] = "También integra el Congreso del Estado, pero no sale de un distrito: los lugares se reparten entre los partidos según los votos que reciben en todo el estado, en el orden de su lista.",
        ["presidencia-municipal"] = "Quien encabeza el ayuntamiento: dirige los servicios del municipio, como agua, basura, alumbrado, calles y policía.",
        ["sindicatura"] = "Quien cuida los bienes y el dinero del municipio y lo representa en asuntos legales.",
        ["regiduria"] = "Quienes integran el cabildo: votan las reglas y el presupuesto del municipio y vigilan que se cumplan.",
    };

    public static string? Of(string office) => Words.GetValueOrDefault(office);
}
