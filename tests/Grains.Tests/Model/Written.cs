using System.Collections.Immutable;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Model;

using Answers = ImmutableDictionary<string, string>;

/// <summary>
/// What people write in the histories: whole sections, each with a mark by which it is known again, and sections with
/// something missing. What counts as whole is said here again, by hand, and not asked of the product.
/// </summary>
internal static class Written
{
    /// <summary>Begins every text that was answered to the identity questionnaire: it may be found nowhere in clear.</summary>
    public const string Secret = "secretoidentidad";

    public static readonly string[] Curricular =
        ["fotografia", "contacto", "estudios", "historia", "trayectoria", "motivos", "propuesta-1", "propuesta-2", "propuesta-grupo"];

    public static readonly string[] Identity =
        ["indigena", "discapacidad", "afromexicana", "diversidad", "migrantes", "jovenes", "mayores", "socioeconomico", "generales"];

    public static readonly string[] Declarations = ["aviso", "consentimiento"];

    public static readonly string[] Sections = [.. Curricular, .. Identity, .. Declarations];

    public static readonly string[] Groups =
        ["indigena", "discapacidad", "afromexicana", "diversidad", "migrantes", "jovenes", "mayores"];

    /// <summary>Groups, and the sections whose details have a consent of their own.</summary>
    public static readonly string[] Subjects =
        [.. Groups, "detalle-indigena", "detalle-discapacidad", "detalle-diversidad", "detalle-migrantes"];

    /// <summary>The field of a section that carries the mark; null where there is nothing to write.</summary>
    public static string? MarkField(string section) => section switch
    {
        "contacto" => "casa-campana",
        "estudios" => "cursos",
        "historia" => "historia-profesional",
        "trayectoria" => "trayectoria-politica",
        "motivos" => "motivo-cargo",
        "propuesta-1" => "propuesta-primera",
        "propuesta-2" => "propuesta-segunda",
        "propuesta-grupo" => "propuesta-genero-grupo",
        "indigena" => "p03-otro",
        "migrantes" => "p14-otro",
        _ => null,
    };

    public static Answers Whole(string section, int number)
    {
        var answers = Sample.Answers[section];
        if (section == "indigena" && number % 3 != 0)
            answers = answers.SetItem("p01", "si").SetItem("p03", "otro");
        if (section == "migrantes" && number % 3 != 0)
            answers = answers.SetItems(Sample.Values(("p11", "si"), ("p12", "us"), ("p13", "pnc"), ("p14", "otro"), ("p15", "no")));
        if (section == "afromexicana" && number % 2 == 0)
            answers = answers.SetItem("p08", "si");
        if (section == "consentimiento")
        {
            for (var i = 0; i < Subjects.Length; i++)
                answers = answers.SetItem("consent-" + Subjects[i], ((number >> i) & 1) == 0 ? "si" : "no");
        }

        var hidden = (section == "indigena" && answers["p01"] != "si") || (section == "migrantes" && answers["p11"] != "si");
        return MarkField(section) is { } field && !hidden ? answers.SetItem(field, Mark(section, number)) : answers;
    }

    /// <summary>The same with the first thing that the legal minimum wants left out; null where it wants nothing.</summary>
    public static Answers? Partial(string section, int number) => section switch
    {
        "contacto" => Answers.Empty,
        _ when Needed(section) is [var first, ..] => Whole(section, number).Remove(first),
        _ => null,
    };

    public static bool IsWhole(string section, Answers? answers) => section switch
    {
        "contacto" => answers is { IsEmpty: false },
        _ => Needed(section).All(field => answers?.GetValueOrDefault(field) is { Length: > 0 }),
    };

    public static string Mark(string section, int number) =>
        Identity.Contains(section) ? $"{Secret} {section} {number}" : $"Lo que se escribió en {section} la vez {number}";

    private static string[] Needed(string section) => section switch
    {
        "estudios" => ["grado", "estatus-grado"],
        "historia" => ["historia-profesional"],
        "trayectoria" => ["trayectoria-politica"],
        "indigena" => ["p01", "p02"],
        "discapacidad" => ["p04"],
        "afromexicana" => ["p08"],
        "diversidad" => ["p09"],
        "migrantes" => ["p11"],
        "jovenes" => ["p16"],
        "mayores" => ["p17"],
        "socioeconomico" => ["p18", "p19"],
        "generales" => ["p20"],
        "aviso" => ["aviso-leido"],
        "consentimiento" => [.. Groups.Select(g => "consent-" + g)],
        _ => [],
    };
}
