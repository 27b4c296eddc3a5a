using System.Text.RegularExpressions;

namespace Conoceles.Questionnaires;

using Answers = IReadOnlyDictionary<string, string>;

/// <summary>
/// What a text could do better: it is said once, never blocks and never rewrites (product §7). Each looks for the
/// plainest sign only, so that a text that says it in another way costs its author one sentence to read.
/// </summary>
internal static partial class Hints
{
    private const int LettersToJudgeCapitals = 20;

    public static IEnumerable<Finding> Of(Section section, Answers answers)
    {
        foreach (var field in section.Fields.Where(f => QuestionnaireRules.Applies(f, answers)))
        {
            if (field.ExpectedWith is { } other && !QuestionnaireRules.IsAnswered(field, answers)
                && section.Fields.FirstOrDefault(f => f.Id == other) is { } first && QuestionnaireRules.IsAnswered(first, answers))
            {
                yield return new Finding(
                    section.Id, field.Id, "expected-with", $"Falta {Checks.Name(field, field.Id)}, que acompaña a {Checks.Name(first, first.Id)}.", false);
            }

            foreach (var id in field.ItemIds.Where(id => QuestionnaireRules.HasText(answers, id) && answers[id].Length <= AnswerCaps.Of(field)))
            {
                foreach (var (code, message) in OfText(field, id, answers[id]))
                    yield return new Finding(section.Id, id, code, message, false);
            }
        }
    }

    /// <summary>What only shows between sections: «both or none».</summary>
    public static IEnumerable<Finding> Between(Questionnaire questionnaire, Func<string, Answers?> answersOf)
    {
        foreach (var section in questionnaire.Sections)
        {
            if (section.Companion is { } companion && questionnaire.Find(companion) is { } other && !Has(section) && Has(other))
            {
                yield return new Finding(
                    section.Id, section.Fields[0].Id, "companion", $"Respondió «{other.Title}» y no «{section.Title}»: se recomienda responder las dos.", false);
            }
        }

        bool Has(Section section) =>
            answersOf(section.Id) is { } answers && section.Fields.Any(f => QuestionnaireRules.IsAnswered(f, answers));
    }

    private static IEnumerable<(string Code, string Message)> OfText(Field field, string id, string text)
    {
        var name = Checks.Name(field, id);
        if (field.Min is { } min && CharacterCount.Of(text) is var count && count < min)
            yield return ("short", $"{name} tiene {Checks.Whole(count)} caracteres sin espacios; se recomiendan al menos {Checks.Whole(min)}.");
        if (field.Kind is FieldKind.Network && field.Network is { } network
            && !WebAddress.IsProfile(network, text) && !WebAddress.IsElsewhere(network, text))
        {
            yield return ("no-profile", $"{name} no parece un nombre de usuario ni una dirección: se mostrará como texto, sin enlace.");
        }

        if (field.Kind is not FieldKind.LongText)
            yield break;
        if (field.Mentions.Contains(Mention.Years) && !Years().IsMatch(text))
            yield return ("no-years", $"{name} no menciona años: se recomienda decir cuándo fue cada actividad.");
        if (field.Mentions.Contains(Mention.Population) && !Population().IsMatch(text))
            yield return ("no-population", $"{name} no parece decir a qué población se dirige.");
        if (field.Mentions.Contains(Mention.Goals) && !Goals().IsMatch(text))
            yield return ("no-goals", $"{name} no parece decir qué metas tiene ni en qué plazo.");
        if (IsAllCapitals(text))
            yield return ("all-capitals", $"{name} está en mayúsculas: se lee mejor en minúsculas.");
        if (Link().IsMatch(text))
            yield return ("link", $"{name} tiene una dirección de internet: aquí no será un enlace; los medios de contacto tienen su propio rubro.");
        if (Hashtag().IsMatch(text))
            yield return ("hashtag", $"{name} tiene etiquetas con #: los lemas y las etiquetas de campaña no deben aparecer en el perfil.");
    }

    private static bool IsAllCapitals(string text)
    {
        var upper = text.Count(char.IsUpper);
        return upper >= LettersToJudgeCapitals && upper > 4 * text.Count(char.IsLower);
    }

    // A number of four digits that can be a year, or a span of them.
    [GeneratedRegex(@"\b(19|20)\d\d\b|\baños?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Years();

    [GeneratedRegex(
        @"\b(poblaci[oó]n|personas?|gente|mujer(es)?|hombres?|niñ[aeo]s?|niñez|infancias?|adolescen\w*|j[oó]ven(es)?|juventud(es)?|adult[ao]s?|mayores|"
        + @"famil\w*|comunidad(es)?|pueblos?|estudiant\w*|alumn\w*|docentes?|maestr[ao]s?|trabajador\w*|jornaler\w*|campesin\w*|productor\w*|pescador\w*|"
        + @"comerciantes?|empresas?|habitantes?|ciudadan\w*|vecin\w*|colonias?|ind[ií]gen\w*|afro\w*|migrant\w*|discapacidad(es)?|madres|padres|v[ií]ctimas?|diversidad)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Population();

    [GeneratedRegex(
        @"\d|\b(metas?|objetiv\w*|plazos?|lograr\w*|alcanzar\w*|reduc\w*|disminu\w*|aument\w*|duplic\w*|garantiz\w*|iniciativ\w*|legislatura|trienio|semestr\w*|trimestr\w*|mes(es)?|años?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Goals();

    [GeneratedRegex(@"https?://|\bwww\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"(^|[\s(])#\p{L}", RegexOptions.CultureInvariant)]
    private static partial Regex Hashtag();
}
