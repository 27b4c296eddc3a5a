using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;

namespace Conoceles.Deploy.Rehearsal;

/// <summary>
/// The rehearsal's registry: of each office and of each kind of actor some people whom nobody takes for real ones, with
/// their accounts delivered. Always the same, so that what a trainer prints stays true.
/// </summary>
public sealed class RehearsalRoster(ElectionDefinition election)
{
    private const int Seed = 2027;
    private const int OfEachList = 2;
    private const string Agreement = "ENSAYO/01/2027";
    private static readonly DateOnly _approved = new(2027, 4, 23);
    private static readonly DateOnly _delivered = new(2027, 4, 24);

    /// <summary>Every so many, somebody was registered by an affirmative action: the UT has some to confirm.</summary>
    private const int Action = 9;
    private static readonly string[] _groups = ["indigena", "discapacidad", "diversidad"];
    private readonly Dice _dice = new(Seed);

    public ImmutableArray<RegistryEntry> Entries()
    {
        var entries = ImmutableArray.CreateBuilder<RegistryEntry>();
        foreach (var formula in election.Offices.SelectMany(Formulas))
        {
            var pair = entries.Count;
            entries.Add(Entry(formula, Character.Titular, entries.Count, pair));
            if (formula.Office.Substitutes)
                entries.Add(Entry(formula, Character.Substitute, entries.Count, pair));
        }

        return entries.ToImmutable();
    }

    /// <summary>
    /// Lists of representación proporcional are of parties; of everything else there is a coalition or a common candidacy,
    /// parties of theirs that go alone, and somebody independent.
    /// </summary>
    private IEnumerable<DemoFormula> Formulas(Office office)
    {
        var alone = office.Territory is TerritoryKind.Municipality ? ActorKind.Coalition : ActorKind.CommonCandidacy;
        var leftAlone = election.Actors.Where(a => a.Kind == alone).SelectMany(a => a.Members).ToHashSet(StringComparer.Ordinal);
        var numbers = office.Posts is PostList.One ? 1
            : Math.Min(OfEachList, PostRules.Positions(election, office, election.Municipalities[0].Code) ?? 1);
        foreach (var actor in election.Actors.Where(a => office.Posts is PostList.Numbered
            ? a.Kind is ActorKind.Party
            : a.Kind is not ActorKind.Party ? a.Kind != alone : leftAlone.Contains(a.Id)))
        {
            for (var number = 1; number <= numbers; number++)
            {
                yield return new DemoFormula(
                    office,
                    office.Territory is TerritoryKind.District ? election.Districts[0].Number : null,
                    office.Territory is TerritoryKind.Municipality ? election.Municipalities[0].Code : null,
                    office.Posts is PostList.One ? null : number,
                    actor,
                    Responsible(actor, office, number));
            }
        }
    }

    /// <summary>One slate of an independent in each territory; a coalition's is of its first party, a common candidacy's of each in turn.</summary>
    private static string Responsible(PoliticalActor actor, Office office, int number) => actor.Kind switch
    {
        ActorKind.Party => actor.Id,
        ActorKind.Independent => string.Create(CultureInfo.InvariantCulture, $"{actor.Id}-{1 + (int)office.Territory}"),
        ActorKind.CommonCandidacy => actor.Members[(number - 1) % actor.Members.Length],
        _ => actor.Members[0],
    };

    private RegistryEntry Entry(DemoFormula formula, Character character, int index, int pair)
    {
        var woman = pair % 2 == 0;
        return new RegistryEntry
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"ENSAYO-{index + 1:D5}"),
            GivenNames = _dice.Pick("nombre", index, woman ? DemoNames.Women : DemoNames.Men),
            FirstSurname = _dice.Pick("apellido-1", index, DemoNames.Surnames),
            SecondSurname = _dice.Pick("apellido-2", index, DemoNames.Surnames),
            Sex = woman ? "Mujer" : "Hombre",
            Age = 21 + _dice.Throw("edad", index, 55),
            Office = formula.Office.Id,
            District = formula.District,
            Municipality = formula.Municipality,
            ListNumber = formula.Number,
            Character = character,
            PoliticalActor = formula.Actor.Id,
            ResponsibleParty = formula.Responsible,
            ApprovedOn = _approved,
            ApprovalAgreement = Agreement,
            AccountDeliveredOn = _delivered,
            AffirmativeActions = index % Action == 1 ? _groups[index / Action % _groups.Length] : "",
        };
    }
}
