using System.Globalization;

namespace Conoceles.Journeys.Tests.Questionnaires;

/// <summary>An answer to give: what is typed or chosen, and what people read of it afterwards.</summary>
/// <param name="Field">The question.</param>
/// <param name="Name">Name of its input: a repeated question has several.</param>
/// <param name="Value">Typed or chosen, and what the field shows when it is opened again.</param>
/// <param name="Shown">On pages that only show it.</param>
internal sealed record Answer(FieldData Field, string Name, string Value, string Shown);

/// <summary>
/// Answers to every question of a section, made from the questionnaire and from somebody's mark. Where two questions
/// depend on different answers of a third, one filling cannot open both: then there are several, each the whole section.
/// </summary>
internal static class AnswerPlan
{
    /// <summary>Within the three months that a photograph may be old, on the demo's clock.</summary>
    private static readonly DateOnly Day = new(2024, 4, 15);

    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es-MX");

    public static IReadOnlyList<IReadOnlyList<Answer>> Of(SectionData section, string mark)
    {
        var left = section.Fields.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        var fillings = new List<IReadOnlyList<Answer>>();
        while (left.Count > 0)
        {
            var before = left.Count;
            fillings.Add(Filling(section, mark, left));
            Assert.True(left.Count < before, $"Nothing that can be answered in {section.Id} asks {string.Join(", ", left)}.");
        }

        return fillings;
    }

    private static List<Answer> Filling(SectionData section, string mark, HashSet<string> left)
    {
        var chosen = new Dictionary<string, string>(StringComparer.Ordinal);
        var answers = new List<Answer>();
        foreach (var field in section.Fields)
        {
            if (field.ShowWhen is { } when && (!chosen.TryGetValue(when.Field, out var gate) || !when.AnyOf.Contains(gate)))
                continue;
            left.Remove(field.Id);
            foreach (var name in field.Names)
            {
                var value = ValueOf(section, field, name, mark, left);
                chosen[name] = value;
                answers.Add(new Answer(field, name, value, Shown(field, value)));
            }
        }

        return answers;
    }

    private static string ValueOf(SectionData section, FieldData field, string name, string mark, HashSet<string> left)
    {
        var number = name.Length > field.Id.Length ? name[(field.Id.Length + 1)..] : "1";
        var key = $"{field.Id}-{number}-{mark}";
        return field.Kind switch
        {
            Kind.Choice or Kind.Select => OptionOf(section, field, left),
            Kind.Check => "si",
            Kind.Photo => "retrato.jpg",
            Kind.Date => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Kind.Email => $"{field.Id}.{number}.{mark}@ejemplo.mx",
            Kind.Phone => Phone(key),
            Kind.Url => $"https://www.ejemplo.mx/{key}?a=1&b=2",
            Kind.Network => field.Network!.Profile + $"{field.Id}.{mark}",
            Kind.Text => $"Texto de prueba {key}: «Ñandú & Cía.», 2019",
            Kind.LongText => LongText(key),
            _ => throw new InvalidDataException(field.Kind.ToString()),
        };
    }

    // The answer that opens a question not yet asked; otherwise one that opens some; otherwise a different one in each question.
    private static string OptionOf(SectionData section, FieldData field, HashSet<string> left)
    {
        var dependants = section.Fields.Where(f => f.ShowWhen?.Field == field.Id).ToArray();
        var opener = dependants.FirstOrDefault(f => left.Contains(f.Id) || Opens(section, f, left)) ?? dependants.FirstOrDefault();
        if (opener is not null)
            return opener.ShowWhen!.AnyOf[^1];
        var options = field.Options!;
        return options[field.Id.Sum(c => c) % Math.Min(options.Length, 9)].Value;
    }

    private static bool Opens(SectionData section, FieldData gate, HashSet<string> left) =>
        section.Fields.Where(f => f.ShowWhen?.Field == gate.Id).Any(f => left.Contains(f.Id) || Opens(section, f, left));

    private static string Shown(FieldData field, string value) => field.Kind switch
    {
        Kind.Choice or Kind.Select => field.Options!.Single(o => o.Value == value).Label,
        Kind.Check => "Sí",
        Kind.Date => Day.ToString("d 'de' MMMM 'de' yyyy", Spanish),
        Kind.Phone => $"({value[..3]}) {value[3..6]} {value[6..]}",
        _ => value,
    };

    private static string Phone(string key) =>
        "662" + (key.Aggregate(17, (sum, c) => ((sum * 31) + c) % 10_000_000)).ToString("D7", CultureInfo.InvariantCulture);

    // What HTML, JSON and counters could spoil, in a text with the years, people and goals that the norm asks for.
    private static string LongText(string key) =>
        $"Relato {key}. De 2015 a 2020 coordiné un taller que no existe, con niñas, niños y jóvenes de 18 a 29 años; <b>nada</b> de esto es "
        + "real: «comillas», \"rectas\", l'apóstrofo, 50% & más, ¿y qué?, ñandúes, pingüinos y una persona 👩🏽‍🌾.\n"
        + $"Segundo párrafo {key}: la meta es que en 2026 haya un centro de oficios en cada municipio, para 500 personas el primer año y "
        + "2,000 el tercero, con un informe cada seis meses y una iniciativa de ley en 36 meses.";
}
