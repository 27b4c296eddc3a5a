using Conoceles.Deploy.Demo;
using Conoceles.Elections;
using Conoceles.Statistics;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>What citizens ask of the list, each question another: pages that no node keeps.</summary>
internal sealed class Questions(Uri site, ElectionDefinition election, PublicRows rows, int round)
{
    private static readonly string[] _sexes = ["mujer", "hombre"];
    private static readonly string[] _characters = ["propietaria", "suplente"];
    private readonly Dice _dice = new(1000 + round);

    /// <summary>Each filter by chance, in half of the questions; a municipality or a district, as a ballot has, in most.</summary>
    public Uri[] Lists(int count) => Distinct(count, List);

    /// <summary>The first name and the first surname of somebody, with a letter wrong.</summary>
    public Uri[] Typos(int count) => Distinct(count, i => Address($"q={Uri.EscapeDataString(Misspelt(i))}"));

    // Names have not many letters: fewer than were asked for, rather than looking for ever.
    private static Uri[] Distinct(int count, Func<int, Uri> question) => [.. Enumerable.Range(0, 20 * count).Select(question).Distinct().Take(count)];

    private Uri List(int index)
    {
        string[] parts =
        [
            Half("cargo", index, election.Offices, o => o.Id),
            Throw("lugar", index, 10) switch
            {
                < 5 => "municipio=" + Pick("municipio", index, election.Municipalities).Code,
                < 8 => "distrito=" + Pick("distrito", index, election.Districts).Number,
                _ => "",
            },
            Half("actor", index, election.Actors, a => a.Id),
            Half("sexo", index, _sexes, s => s),
            Half("edad", index, AgeBand.All, a => a.Id),
            Half("caracter", index, _characters, c => c),
            Throw("vista", index, 4) == 0 ? "vista=tabla" : "",
        ];
        return Address(string.Join('&', parts.Where(p => p.Length > 0)));
    }

    private string Misspelt(int index)
    {
        var words = rows.NameOf(Throw("persona", index, rows.Count)).Split(' ').Where(w => w.Length >= 5).Take(2).ToArray();
        var place = 1 + Throw("letra", index, words[0].Length - 2);
        words[0] = words[0][..place] + "x" + words[0][(place + 1)..];
        return string.Join(' ', words);
    }

    private string Half<T>(string name, int index, IReadOnlyList<T> choices, Func<T, string> id) =>
        Throw("con-" + name, index, 2) == 0 ? "" : $"{name}={id(Pick(name, index, choices))}";

    private T Pick<T>(string what, int index, IReadOnlyList<T> choices) => _dice.Pick(what, index, choices);

    private Uri Address(string query) => new(site, "/candidaturas?" + query);

    private int Throw(string what, int index, int sides) => _dice.Throw(what, index, sides);
}
