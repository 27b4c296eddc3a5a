using System.Collections.Immutable;
using System.Globalization;
using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.List;

/// <summary>The ways of narrowing the list of which a candidacy has one value; affirmative actions, of which she may have several, come after.</summary>
public enum ListFacet
{
    Office,
    Principle,
    District,
    Municipality,
    Actor,
    Sex,
    Age,
    Degree,
    Character,
    Action,
}

/// <summary>
/// What can be chosen in each facet of an election, and the place that each choice has in it: candidacies are compared by
/// places, which are numbers, and not by texts.
/// </summary>
public sealed class ListFacets
{
    /// <summary>A candidacy has none of the choices.</summary>
    public const short None = -1;

    private const int Singles = (int)ListFacet.Action;
    private readonly ImmutableArray<PublicChoice>[] _choices;
    private readonly Dictionary<string, short>[] _places;
    private readonly ImmutableArray<string> _proportional;

    public ListFacets(PublicElection? election)
    {
        _proportional = election?.Proportional ?? [];
        _choices =
        [
            election?.Offices ?? [], ListChoices.Principles, election?.Districts ?? [], election?.Municipalities ?? [], election?.Actors ?? [],
            ListChoices.Sexes, ListChoices.Ages, election?.Degrees ?? [], ListChoices.Characters, election?.Groups ?? [],
        ];
        _places = [.. _choices.Select(c => c.Index().ToDictionary(i => i.Item.Id, i => (short)i.Index, StringComparer.Ordinal))];
    }

    public ImmutableArray<PublicChoice> Choices(ListFacet facet) => _choices[(int)facet];

    /// <summary>The place of a choice; <see cref="None"/> when it has none.</summary>
    public short PlaceOf(ListFacet facet, string? id) => id is not null && _places[(int)facet].TryGetValue(id, out var place) ? place : None;

    /// <summary>The place of each single facet, in their order.</summary>
    public short[] PlacesOf(PublicCandidacy candidacy, string? degree)
    {
        var places = new short[Singles];
        places[(int)ListFacet.Office] = PlaceOf(ListFacet.Office, candidacy.Office);
        places[(int)ListFacet.Principle] = PlaceOf(ListFacet.Principle, _proportional.Contains(candidacy.Office) ? ListChoices.Proportional : ListChoices.Majority);
        places[(int)ListFacet.District] = PlaceOf(ListFacet.District, candidacy.District?.ToString(CultureInfo.InvariantCulture));
        places[(int)ListFacet.Municipality] = PlaceOf(ListFacet.Municipality, candidacy.Municipality);
        places[(int)ListFacet.Actor] = PlaceOf(ListFacet.Actor, candidacy.Actor);
        places[(int)ListFacet.Sex] = PlaceOf(ListFacet.Sex, ListChoices.Sexes.FirstOrDefault(s => s.Name == candidacy.Sex)?.Id);
        places[(int)ListFacet.Age] = PlaceOf(ListFacet.Age, ListChoices.Ages.FirstOrDefault(a => ListChoices.IsOfAge(candidacy.Age, a.Id))?.Id);
        places[(int)ListFacet.Degree] = PlaceOf(ListFacet.Degree, Choices(ListFacet.Degree).FirstOrDefault(d => d.Name == degree)?.Id);
        places[(int)ListFacet.Character] = PlaceOf(ListFacet.Character, candidacy.Character);
        return places;
    }

    /// <summary>The places of the groups by which she was registered.</summary>
    public short[] ActionsOf(PublicCandidacy candidacy) =>
        candidacy.AffirmativeActions.IsEmpty ? [] : [.. candidacy.AffirmativeActions.Select(a => PlaceOf(ListFacet.Action, a.Group)).Where(p => p != None).Distinct()];
}
