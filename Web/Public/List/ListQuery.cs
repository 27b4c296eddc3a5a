using System.Globalization;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Text;
using Microsoft.Extensions.Primitives;

namespace Conoceles.Web.Public.List;

/// <summary>
/// The filters of the list, as its address says them. Values that the election does not have are dropped, so that an
/// address has one canonical form and invented parameters bake nothing.
/// </summary>
public sealed record ListQuery(string Text, string Office, string District, string Municipality, string Actor, int Page)
{
    public const int PageSize = 50;
    private const int MaxText = 80;

    public bool IsFiltered => Text.Length + Office.Length + District.Length + Municipality.Length + Actor.Length > 0;

    public static ListQuery Read(IQueryCollection query, PublicElection election)
    {
        var text = string.Join(' ', query["q"].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new ListQuery(
            text.Length > MaxText ? text[..MaxText] : text,
            Known(query["cargo"], election.Offices),
            Known(query["distrito"], election.Districts),
            Known(query["municipio"], election.Municipalities),
            Known(query["actor"], election.Actors),
            int.TryParse(query["pagina"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page : 1);
    }

    /// <summary>
    /// The rows of every page. A municipality and a district together mean one person's ballot: what is voted in
    /// either of them, and what is voted in the whole state.
    /// </summary>
    public IEnumerable<PublicCandidacy> Filter(PublicSnapshot snapshot)
    {
        var words = Folding.Fold(Text);
        return snapshot.InOrder
            .Where(l => Office.Length == 0 || l.Candidacy.Office == Office)
            .Where(l => Actor.Length == 0 || l.Candidacy.Actor == Actor)
            .Where(l => InTerritory(l.Candidacy))
            .Where(l => words.Length == 0 || Folding.Matches(l.FoldedName, words))
            .Select(l => l.Candidacy);
    }

    /// <summary>The address of another page of the same list.</summary>
    public string Address(int page)
    {
        var parts = new (string Name, string Value)[]
        {
            ("q", Text), ("cargo", Office), ("distrito", District), ("municipio", Municipality), ("actor", Actor),
            ("pagina", page > 1 ? page.ToString(CultureInfo.InvariantCulture) : ""),
        };
        var query = string.Join('&', parts.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return query.Length > 0 ? $"{Links.Candidacies}?{query}" : Links.Candidacies;
    }

    private bool InTerritory(PublicCandidacy candidacy)
    {
        if (District.Length == 0 && Municipality.Length == 0)
            return true;
        var inDistrict = District.Length > 0 && candidacy.District?.ToString(CultureInfo.InvariantCulture) == District;
        var inMunicipality = Municipality.Length > 0 && candidacy.Municipality == Municipality;
        var inState = candidacy.District is null && candidacy.Municipality is null && District.Length > 0 && Municipality.Length > 0;
        return inDistrict || inMunicipality || inState;
    }

    private static string Known(StringValues value, IEnumerable<PublicChoice> choices) =>
        choices.FirstOrDefault(c => c.Id == value.ToString())?.Id ?? "";
}
