using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>A registry of obviously fictional people over the election's real offices and territory.</summary>
public sealed class DemoRoster(ElectionDefinition election, Dice dice)
{
    private const string IndependentPrefix = "independiente-";

    /// <summary>The first <paramref name="count"/> candidacies; a larger count begins with the same ones.</summary>
    public ImmutableArray<RegistryEntry> Entries(int count) => [.. Enumerable.Range(0, count).Select(Entry)];

    /// <summary>Parties that capture and are not actors of the election: independents, each her own.</summary>
    public static IEnumerable<string> ResponsibleParties(IEnumerable<RegistryEntry> entries) => entries
        .Select(e => e.ResponsibleParty)
        .Where(p => p.StartsWith(IndependentPrefix, StringComparison.Ordinal))
        .Distinct(StringComparer.Ordinal);

    private RegistryEntry Entry(int index)
    {
        // Each formula is two people: the even one titular, the odd one substitute; presidencies have no substitute.
        var post = index / 2;
        var office = election.Offices[dice.Throw("cargo", post, election.Offices.Length)];
        var alone = office.Id == "presidencia-municipal";
        var actor = dice.Pick("actor", alone ? index : post, election.Actors);
        var woman = dice.Throw("sexo", index, 2) == 0;
        var municipality = office.Territory == TerritoryKind.Municipality
            ? dice.Pick("municipio", alone ? index : post, election.Municipalities)
            : null;
        return new RegistryEntry
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"DEMO-{index + 1:D5}"),
            GivenNames = dice.Pick("nombre", index, woman ? DemoNames.Women : DemoNames.Men),
            FirstSurname = dice.Pick("apellido-1", index, DemoNames.Surnames),
            SecondSurname = dice.Pick("apellido-2", index, DemoNames.Surnames),
            Sex = woman ? "Mujer" : "Hombre",
            Age = 21 + dice.Throw("edad", index, 60),
            Office = office.Id,
            District = office.Territory == TerritoryKind.District ? dice.Pick("distrito", post, election.Districts).Number : null,
            Municipality = municipality?.Code,
            ListNumber = office.Id switch
            {
                "diputacion-rp" => 1 + dice.Throw("lista", post, 12),
                "regiduria" => 1 + dice.Throw("lista", post, municipality!.Councillors),
                _ => null,
            },
            Character = alone || index % 2 == 0 ? Character.Titular : Character.Substitute,
            PoliticalActor = actor.Id,
            ResponsibleParty = actor.Kind switch
            {
                ActorKind.Party => actor.Id,
                ActorKind.Independent => IndependentPrefix + (1 + dice.Throw("independiente", post, 3)).ToString(CultureInfo.InvariantCulture),
                _ => dice.Pick("siglado", post, actor.Members),
            },
            ApprovedOn = new DateOnly(2024, 4, 19),
            ApprovalAgreement = "DEMO/01/2024",
            AccountDeliveredOn = new DateOnly(2024, 4, 20),
        };
    }
}
