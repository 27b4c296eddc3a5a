namespace Conoceles.Deploy.Demo;

/// <summary>
/// How often each option was really chosen (INE, local elections of 2022: totals, no person), so that the demo's
/// charts look like those of an election. Options that nobody chose there have one in the sum; what is not here is
/// chosen evenly.
/// </summary>
internal static class DemoOdds
{
    private static readonly Dictionary<string, (string Option, int Times)[]> _real = new(StringComparer.Ordinal)
    {
        ["grado"] =
        [
            ("licenciatura", 186), ("preparatoria", 54), ("maestria", 38), ("secundaria", 22), ("doctorado", 10), ("tecnica", 8), ("primaria", 5), ("especialidad", 4), ("sin-estudios", 1),
        ],
        ["estatus-grado"] = [("titulo", 114), ("cedula", 71), ("certificado", 69), ("cursando", 46), ("trunco", 27), ("concluido", 10)],
        ["p01"] = [("no", 275), ("si", 41), ("pnc", 10)],
        ["p02"] = [("no", 297), ("si", 25), ("pnc", 4)],
        ["p03"] = [("mayo", 12), ("yaqui", 12), ("seri", 3), ("otro", 3), ("zapoteco", 3), ("guarijio", 1), ("pnc", 7)],
        ["p04"] = [("no", 321), ("pnc", 4), ("si", 2)],
        ["p08"] = [("no", 317), ("si", 5), ("pnc", 4)],
        ["p09"] = [("no", 300), ("si", 16), ("pnc", 10)],
        ["p11"] = [("no", 323), ("si", 2), ("pnc", 2)],
        ["p12"] = [("us", 8), ("mx", 2), ("pnc", 1)],
        ["p16"] = [("no", 211), ("si", 59), ("pnc", 17)],
        ["p17"] = [("no", 205), ("si", 39), ("pnc", 23)],
        ["p18"] =
        [
            ("pnc", 109), ("de-11001-a-25000", 76), ("menos-de-11000", 51), ("de-25001-a-50000", 35), ("no-recibe", 21), ("de-50001-a-75000", 14), ("de-75001-a-112000", 10), ("mas-de-112000", 10),
        ],
        ["p19"] = [("salario", 174), ("negocio-propio", 94), ("no-ha-laborado", 36), ("empresa", 22), ("pnc", 20)],
        ["p20"] = [("sonora", 250), ("sinaloa", 30), ("chihuahua", 14), ("baja-california", 12), ("ciudad-de-mexico", 10), ("jalisco", 6), ("extranjero", 3), ("pnc", 3)],
    };

    /// <summary>An option of a field for a person; null when the field has no figures.</summary>
    public static string? Pick(Dice dice, string field, int person)
    {
        if (!_real.TryGetValue(field, out var options))
            return null;
        var left = dice.Throw(field, person, options.Sum(o => o.Times));
        foreach (var (option, times) in options)
        {
            left -= times;
            if (left < 0)
                return option;
        }

        return options[^1].Option;
    }
}
