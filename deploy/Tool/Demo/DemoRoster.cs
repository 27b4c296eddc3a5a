using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// A registry of obviously fictional people over the election's real offices and territory. The order is fixed by the
/// seed: a smaller count is the beginning of a larger one, and its first lines have every office and every actor.
/// </summary>
public sealed class DemoRoster(ElectionDefinition election, Dice dice)
{
    /// <summary>Candidacies that Sonora approved in 2024: the size of the whole demo.</summary>
    public const int Whole = 3674;

    private static readonly DateOnly _approved = new(2024, 4, 19);
    private static readonly DateOnly _delivered = new(2024, 4, 20);

    /// <summary>To the last party of the list, so that at the usual clock some captures are about to close and were warned of.</summary>
    private static readonly DateOnly _deliveredEarly = new(2024, 4, 19);
    private static readonly string[] _usualGroups = ["indigena", "discapacidad", "diversidad"];

    /// <summary>The first <paramref name="count"/> candidacies; a larger count begins with the same ones.</summary>
    public ImmutableArray<RegistryEntry> Entries(int count)
    {
        var entries = ImmutableArray.CreateBuilder<RegistryEntry>(count + 1);
        foreach (var formula in Order(Math.Max(count, Whole)))
        {
            if (entries.Count >= count)
                break;
            var pair = entries.Count;
            entries.Add(Entry(formula, Character.Titular, entries.Count, pair));
            if (formula.Office.Substitutes && entries.Count < count)
                entries.Add(Entry(formula, Character.Substitute, entries.Count, pair));
        }

        return entries.ToImmutable();
    }

    /// <summary>Parties that capture and are not actors of the election: independents, each her own.</summary>
    public static IEnumerable<string> ResponsibleParties(ElectionDefinition election, IEnumerable<RegistryEntry> entries) => entries
        .Select(e => e.ResponsibleParty)
        .Where(p => election.FindActor(p) is null)
        .Distinct(StringComparer.Ordinal);

    /// <summary>
    /// A birth date that gives the entry's age: the file asks for it, the system keeps none, and this one is nobody's.
    /// </summary>
    public DateOnly BirthDate(RegistryEntry entry, int index) =>
        election.ElectionDay.AddYears(-entry.Age).AddDays(-dice.Throw("nacimiento", index, 360));

    private IEnumerable<DemoFormula> Order(int people)
    {
        var process = new DemoPosts(election, dice).Formulas(people).ToArray();
        // The process itself is shuffled whole, so that any beginning of it is a fair sample; what exceeds it follows.
        var (whole, length) = (0, 0);
        while (length < process.Length && whole < Whole)
            whole += process[length++].People;
        var shuffled = process.Take(length)
            .Select((formula, i) => (formula, order: dice.Throw("orden", i, int.MaxValue)))
            .OrderBy(p => p.order).ThenBy(p => p.formula.Office.Id, StringComparer.Ordinal)
            .Select(p => p.formula).ToArray();
        var first = shuffled.DistinctBy(f => f.Actor.Id).Concat(shuffled.DistinctBy(f => f.Office.Id)).Distinct().ToArray();
        return first.Concat(shuffled.Except(first)).Concat(process.Skip(length));
    }

    private RegistryEntry Entry(DemoFormula formula, Character character, int index, int pair)
    {
        // Both of a formula are of one sex, as parity asks.
        var woman = dice.Throw("sexo", pair, 100) < 55;
        var names = woman ? DemoNames.Women : DemoNames.Men;
        var given = dice.Pick("nombre", index, names);
        if (dice.Throw("segundo-nombre", index, 10) < 4)
            given = $"{given} {dice.Pick("nombre-2", index, names)}";
        return new RegistryEntry
        {
            Key = string.Create(CultureInfo.InvariantCulture, $"DEMO-{index + 1:D5}"),
            GivenNames = given,
            FirstSurname = dice.Pick("apellido-1", index, DemoNames.Surnames),
            SecondSurname = dice.Throw("sin-segundo", index, 20) == 0 ? "" : dice.Pick("apellido-2", index, DemoNames.Surnames),
            Nickname = dice.Throw("apodo", index, 12) == 0 ? $"El ejemplo {dice.Pick("apodo-2", index, names)}" : "",
            Sex = woman ? "Mujer" : "Hombre",
            Age = 21 + dice.Throw("edad", index, 55),
            Office = formula.Office.Id,
            District = formula.District,
            Municipality = formula.Municipality,
            ListNumber = formula.Number,
            Character = character,
            PoliticalActor = formula.Actor.Id,
            ResponsibleParty = formula.Responsible,
            ApprovedOn = _approved,
            ApprovalAgreement = "DEMO/01/2024",
            AccountDeliveredOn = formula.Responsible == election.Actors.LastOrDefault(a => a.Kind is ActorKind.Party)?.Id ? _deliveredEarly : _delivered,
            AffirmativeActions = Groups(index),
            Reelection = character is Character.Titular && dice.Throw("consecutiva", index, 16) == 0,
        };
    }

    // Some three of a hundred, two of whom are early enough for the usual demo; of those one in ten under two at once.
    private string Groups(int index)
    {
        if (index is not (30 or 90) && dice.Throw("accion", index, 100) >= 3)
            return "";
        var first = dice.Pick("accion-1", index, _usualGroups);
        return AffirmativeGroups.Join(dice.Throw("accion-doble", index, 10) == 0 ? [first, dice.Pick("accion-2", index, _usualGroups)] : [first]);
    }
}
