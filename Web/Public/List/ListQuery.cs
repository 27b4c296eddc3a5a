using System.Globalization;
using Conoceles.PublicRecord;
using Microsoft.Extensions.Primitives;

namespace Conoceles.Web.Public.List;

/// <summary>
/// The filters of the list, as its address says them. Values that the election does not have are dropped, so that an
/// address has one canonical form and invented parameters bake nothing.
/// </summary>
public sealed record ListQuery
{
    public const int PageSize = 50;
    private const int MaxText = 80;
    private const string TableView = "tabla";

    public string Text { get; init; } = "";

    public string Office { get; init; } = "";

    /// <summary><c>mr</c> or <c>rp</c>.</summary>
    public string Principle { get; init; } = "";

    public string District { get; init; } = "";

    public string Municipality { get; init; } = "";

    public string Actor { get; init; } = "";

    public string Sex { get; init; } = "";

    /// <summary>Id of a band of <see cref="ListChoices.Ages"/>.</summary>
    public string Age { get; init; } = "";

    public string Degree { get; init; } = "";

    /// <summary>Group of an affirmative action.</summary>
    public string Action { get; init; } = "";

    public string Character { get; init; } = "";

    public bool AsTable { get; init; }

    public int Page { get; init; } = 1;

    public bool IsFiltered =>
        Text.Length + Office.Length + Principle.Length + District.Length + Municipality.Length + Actor.Length + Sex.Length + Age.Length
        + Degree.Length + Action.Length + Character.Length > 0;

    public static ListQuery Read(IQueryCollection query, PublicElection election)
    {
        var text = string.Join(' ', query["q"].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new ListQuery
        {
            Text = text.Length > MaxText ? text[..MaxText] : text,
            Office = Known(query["cargo"], election.Offices),
            Principle = Known(query["principio"], ListChoices.Principles),
            District = Known(query["distrito"], election.Districts),
            Municipality = Known(query["municipio"], election.Municipalities),
            Actor = Known(query["actor"], election.Actors),
            Sex = Known(query["sexo"], ListChoices.Sexes),
            Age = Known(query["edad"], ListChoices.Ages),
            Degree = Known(query["escolaridad"], election.Degrees),
            Action = Known(query["accion"], election.Groups),
            Character = Known(query["caracter"], ListChoices.Characters),
            AsTable = query["vista"] == TableView,
            Page = int.TryParse(query["pagina"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page : 1,
        };
    }

    /// <summary>The contest where somebody contends, as a list: the office in its territory.</summary>
    public static ListQuery OfContest(string office, int? district, string? municipality) => new()
    {
        Office = office,
        District = district?.ToString(CultureInfo.InvariantCulture) ?? "",
        Municipality = municipality ?? "",
    };

    /// <summary>The id chosen in a facet; empty when none was.</summary>
    public string Of(ListFacet facet) => facet switch
    {
        ListFacet.Office => Office,
        ListFacet.Principle => Principle,
        ListFacet.District => District,
        ListFacet.Municipality => Municipality,
        ListFacet.Actor => Actor,
        ListFacet.Sex => Sex,
        ListFacet.Age => Age,
        ListFacet.Degree => Degree,
        ListFacet.Character => Character,
        _ => Action,
    };

    /// <summary>Its one address: parameters in one order, and only those that say something.</summary>
    public string Address()
    {
        var parts = new (string Name, string Value)[]
        {
            ("q", Text), ("cargo", Office), ("principio", Principle), ("distrito", District), ("municipio", Municipality), ("actor", Actor),
            ("sexo", Sex), ("edad", Age), ("escolaridad", Degree), ("accion", Action), ("caracter", Character), ("vista", AsTable ? TableView : ""),
            ("pagina", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : ""),
        };
        var query = string.Join('&', parts.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return query.Length > 0 ? $"{Links.Candidacies}?{query}" : Links.Candidacies;
    }

    private static string Known(StringValues value, IEnumerable<PublicChoice> choices) =>
        choices.FirstOrDefault(c => c.Id == value.ToString())?.Id ?? "";
}
