using System.Collections.Immutable;
using Conoceles.Questionnaires;

namespace Conoceles.Deploy.Demo;

/// <summary>Answers to any questionnaire: options by chance, texts of the lengths that real people wrote.</summary>
internal sealed class DemoAnswers(Dice dice)
{
    // Characters of real long texts (INE 2022): tenth, fiftieth and ninetieth percentiles, and a long one.
    private static readonly int[] _lengths = [244, 343, 343, 500, 926, 926, 2499];

    private static readonly string[] _sentences =
    [
        "Este texto es una demostración y no describe a ninguna persona.",
        "De 2012 a 2016 coordiné talleres de lectura en una biblioteca imaginaria.",
        "Desde 2017 trabajo en un huerto de ejemplo que produce únicamente frases.",
        "He participado en comités vecinales inventados para revisar el alumbrado y el agua.",
        "Entre 2019 y 2022 administré una tienda ficticia con cuatro personas empleadas.",
        "Mi experiencia incluye capacitar a brigadas simuladas de protección civil.",
    ];

    public ImmutableDictionary<string, string> Section(Section section, int person)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in section.Fields)
            answers[field.Id] = Answer(field, person);
        return QuestionnaireRules.Normalise(section, answers);
    }

    private string Answer(Field field, int person) => field.Kind switch
    {
        FieldKind.Choice or FieldKind.Select => dice.Pick(field.Id, person, field.Options).Value,
        FieldKind.LongText => Text(field, person),
        FieldKind.Email => $"candidatura{person + 1}@demostracion.invalid",
        FieldKind.Phone => $"662000{person % 10000:D4}",
        FieldKind.Url => $"https://demostracion.invalid/{person + 1}",
        FieldKind.Check => "",
        _ => "Ejemplo",
    };

    private string Text(Field field, int person)
    {
        var length = dice.Pick(field.Id + "/largo", person, _lengths);
        var text = "";
        for (var i = 0; CharacterCount.Of(text) < length; i++)
            text += (text.Length == 0 ? "" : " ") + dice.Pick(field.Id + "/frase" + i, person, _sentences);
        return text;
    }
}
