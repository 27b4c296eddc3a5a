using System.Collections.Immutable;
using Conoceles.Questionnaires;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// Answers to any questionnaire, as many as really were given: options by the real odds, texts of the lengths that
/// people wrote. No address leads anywhere: hosts are .invalid and profiles of networks are words, not accounts.
/// </summary>
public sealed class DemoAnswers(Dice dice)
{
    private const int Ten = 10;

    // Characters of real texts (INE 2022): tenth, fiftieth and ninetieth percentiles, and long ones.
    private static readonly int[] _lengths = [244, 325, 343, 500, 651, 926, 1340, 2499];

    private static readonly string[] _sentences =
    [
        "Este texto es una demostración y no describe a ninguna persona.",
        "De 2012 a 2016 coordiné talleres de lectura en una biblioteca imaginaria.",
        "Desde 2017 trabajo en un huerto de ejemplo que produce únicamente frases.",
        "He participado en comités vecinales inventados para revisar el alumbrado y el agua.",
        "Entre 2019 y 2022 administré una tienda ficticia con cuatro personas empleadas.",
        "La meta es que en dos años mil familias imaginarias tengan agua todos los días.",
        "Mi experiencia incluye capacitar a brigadas simuladas de protección civil.",
    ];

    private static readonly string[] _courses =
        ["Curso ficticio de presupuesto público, 2018", "Diplomado inventado en derechos humanos, 2020", "Seminario de ejemplo sobre agua y riego, 2021"];

    /// <param name="said">Field → answer that does not come from the dice.</param>
    public ImmutableDictionary<string, string> Section(Section section, int person, IReadOnlyDictionary<string, string>? said = null)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in section.Fields)
        {
            // One answer as a rule; of what repeats, sometimes none and sometimes several.
            var count = field.Repeat == 1 ? 1 : dice.Throw(field.Id + "/cuantos", person, Math.Min(field.Repeat, 3) + 1);
            foreach (var id in field.ItemIds.Take(section.AtLeastOneOf.Contains(field.Id) ? Math.Max(count, 1) : count))
                answers[id] = said?.GetValueOrDefault(id) ?? Answer(field, id, person);
        }

        return QuestionnaireRules.Normalise(section, answers);
    }

    private string Answer(Field field, string id, int person) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Select => Option(field, person),
        FieldKind.LongText => Text(field, person),
        FieldKind.Email => $"candidatura{person + 1}{(id == field.Id ? "" : "." + id[^1])}@demostracion.invalid",
        FieldKind.Phone => $"66200{dice.Throw(id, person, 100_000):D5}",
        FieldKind.Url => $"https://demostracion.invalid/{person + 1}",
        FieldKind.Network => dice.Throw(id, person, Ten) < 4 ? $"Perfil ficticio {person + 1}" : "",
        // What must be acknowledged is; a box that says that there is nothing to say is not.
        FieldKind.Check => field.Required ? QuestionnaireRules.Yes : "",
        // Photographs are not part of the answers, and their date goes with them.
        FieldKind.Photo or FieldKind.Date => "",
        _ when field.Repeat > 3 => dice.Pick(id, person, _courses),
        _ when field.ShowWhen is not null => "Respuesta de demostración",
        _ => $"Calle Ficticia {dice.Throw(id, person, 900) + 1}, colonia de Ejemplo",
    };

    private string Option(Field field, int person) =>
        DemoOdds.Pick(dice, field.Id, person) is { } real && field.Options.Any(o => o.Value == real)
            ? real
            : dice.Pick(field.Id, person, field.Options).Value;

    private string Text(Field field, int person)
    {
        // Room for the last sentence below the maximum.
        var longest = (field.Max ?? int.MaxValue) - 200;
        var length = dice.Pick(field.Id + "/largo", person, [.. _lengths.Where(l => l < longest)]);
        var text = "";
        for (var i = 0; CharacterCount.Of(text) < length; i++)
            text += (text.Length == 0 ? "" : " ") + dice.Pick(field.Id + "/frase" + i, person, _sentences);
        return text;
    }
}
