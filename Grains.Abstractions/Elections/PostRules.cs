using System.Globalization;

namespace Conoceles.Elections;

/// <summary>Which posts an office has, and who may stand and capture for them. Pure; file and grain share it.</summary>
public static class PostRules
{
    public static bool TerritoryFits(ElectionDefinition election, Office office, RegistryEntry entry) => office.Territory switch
    {
        TerritoryKind.District => entry.Municipality is null && entry.District is { } n && election.FindDistrict(n) is not null,
        TerritoryKind.Municipality => entry.District is null && entry.Municipality is { } c && election.FindMunicipality(c) is not null,
        _ => entry.District is null && entry.Municipality is null,
    };

    /// <summary>Positions that the office has in that territory; null when its one post has no number.</summary>
    public static int? Positions(ElectionDefinition election, Office office, string? municipality) => office.Posts switch
    {
        PostList.Numbered => office.ListLength,
        PostList.Councillors => municipality is { } code ? election.FindMunicipality(code)?.Councillors ?? 0 : 0,
        _ => null,
    };

    public static bool NumberFits(int? positions, int? number) =>
        positions is { } last ? number is { } n && n >= 1 && n <= last : number is null;

    public static bool CharacterFits(Office office, Character character) => office.Substitutes || character is Character.Titular;

    /// <summary>
    /// In a coalition the nominating party captures, in a common candidacy the party of origin (domain §3.3). An
    /// independent is her own party: its id is the actor's, a hyphen and something of hers, so that no two share one.
    /// </summary>
    public static bool ResponsibleFits(PoliticalActor actor, string party) => actor.Kind switch
    {
        ActorKind.Party => party == actor.Id,
        ActorKind.Independent => party.StartsWith(actor.Id + "-", StringComparison.Ordinal) && ElectionCheck.IsId(party),
        _ => !actor.Members.IsDefault && actor.Members.Contains(party, StringComparer.Ordinal),
    };

    /// <summary>The same text for two entries that contend for the same post under the same actor.</summary>
    public static string PostOf(PoliticalActor actor, RegistryEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Office}/{entry.District}/{entry.Municipality}/{entry.ListNumber}/{entry.Character}/{(actor.Kind is ActorKind.Independent ? entry.ResponsibleParty : actor.Id)}");
}
