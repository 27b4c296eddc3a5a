using System.Globalization;
using Conoceles.Deploy.Demo;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>What citizens ask of the list, each question another: pages that no node keeps.</summary>
internal sealed class Questions(Uri site, PublicRows rows, int round)
{
    private static readonly string[] _filters =
        ["sexo=mujer", "sexo=hombre", "caracter=propietaria", "caracter=suplente", "edad=18-29", "edad=30-39", "edad=40-49", "edad=50-59", "edad=60-mas", "principio=mr"];

    private readonly Dice _dice = new(1000 + round);

    /// <summary>Filters by chance, a page of what they give by chance.</summary>
    public Uri[] Lists(int count) => [.. Enumerable.Range(0, count).Select(i => List(i, $"sexo={(Throw("sexo", i, 2) == 0 ? "mujer" : "hombre")}"))];

    /// <summary>The first name and the first surname of somebody, with a letter wrong.</summary>
    public Uri[] Typos(int count) => [.. Enumerable.Range(0, count).Select(i => Address($"q={Uri.EscapeDataString(Misspelt(i))}"))];

    private Uri List(int index, string sex) => Address(string.Join('&', new[]
    {
        sex,
        _filters[2 + Throw("caracter", index, 2)],
        string.Create(CultureInfo.InvariantCulture, $"municipio=26{1 + Throw("municipio", index, 72):D3}"),
        string.Create(CultureInfo.InvariantCulture, $"distrito={1 + Throw("distrito", index, 21)}"),
        _filters[4 + Throw("edad", index, 5)],
        Throw("vista", index, 2) == 0 ? "vista=tabla" : "",
    }.Where(p => p.Length > 0)));

    private string Misspelt(int index)
    {
        var words = rows.NameOf(Throw("persona", index, rows.Count)).Split(' ').Where(w => w.Length >= 5).Take(2).ToArray();
        var place = 1 + Throw("letra", index, words[0].Length - 2);
        words[0] = words[0][..place] + "x" + words[0][(place + 1)..];
        return string.Join(' ', words);
    }

    private Uri Address(string query) => new(site, "/candidaturas?" + query);

    private int Throw(string what, int index, int sides) => _dice.Throw(what, index, sides);
}
