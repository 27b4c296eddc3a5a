using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Contests;

/// <summary>Every sentence of the comparison.</summary>
internal static class CompareMessages
{
    public const string Title = "Comparar";
    public const string Link = "Comparar las respuestas de esta contienda";
    public const string Everybody = "Aparecen todas las candidaturas de la contienda, en el orden del registro, que es igual para todas. Cada tabla es una pregunta, con las palabras de cada persona.";
    public const string Narrowed = "Ves solo a quienes elegiste.";
    public const string SeeAll = "Ver todas";
    public const string Choose = "Elegir a quiénes comparar";
    public const string ChooseLegend = "Candidaturas";
    public const string Apply = "Comparar";
    public const string Index = "Preguntas";
    public const string ReadAll = "Leer completo";
    public const string Person = "Candidatura";
    public const string Answer = "Respuesta";
    public const string Substitute = "Suplente";
    public const string NoQuestions = "Ninguna candidatura de esta contienda tiene respuestas publicadas por ahora.";

    public static string Of(string office, string territory) => $"Comparar: {office}, {territory}";

    public static string Description(string office, string territory, int people) =>
        $"Qué respondió cada candidatura a {office} ({territory}), pregunta por pregunta: {SpanishNumbers.Count(people, "persona", "personas")}.";

    public static string Count(int shown, int all) => shown == all
        ? SpanishNumbers.Count(all, "candidatura", "candidaturas")
        : $"{SpanishNumbers.Whole(shown)} de {SpanishNumbers.Count(all, "candidatura", "candidaturas")}";
}
