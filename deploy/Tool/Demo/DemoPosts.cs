using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>A formula: one post, its titular and, where the office has one, its substitute.</summary>
internal sealed record DemoFormula(
    Office Office, int? District, string? Municipality, int? Number, PoliticalActor Actor, string Responsible)
{
    public int People => Office.Substitutes ? 2 : 1;
}

/// <summary>
/// Who contends where: a plausible composition of the process. The coalition and the common candidacy cover most of
/// the territory and their parties contend alone in the rest; a few independents; every party its list of RP.
/// </summary>
internal sealed class DemoPosts(ElectionDefinition election, Dice dice)
{
    /// <summary>Of a hundred territories, where an alliance contends as one.</summary>
    private const int Allied = 78;

    private readonly ImmutableArray<PoliticalActor> _alliances =
        [.. election.Actors.Where(a => a.Kind is ActorKind.Coalition or ActorKind.CommonCandidacy)];

    private int _independents;

    /// <summary>Formulas for at least <paramref name="people"/>, in the order of territories.</summary>
    public IEnumerable<DemoFormula> Formulas(int people)
    {
        _independents = 0;
        var count = 0;
        foreach (var formula in Process().Concat(Independents()))
        {
            if (count >= people)
                yield break;
            count += formula.People;
            yield return formula;
        }
    }

    private IEnumerable<DemoFormula> Process()
    {
        foreach (var office in election.Offices.Where(o => o.Territory == TerritoryKind.State))
        {
            foreach (var party in election.Actors.Where(a => a.Kind == ActorKind.Party))
            {
                foreach (var formula in Of(office, null, null, party, party.Id))
                    yield return formula;
            }
        }

        foreach (var district in election.Districts)
        {
            foreach (var formula in Contest(TerritoryKind.District, district.Number, null, "distrito", district.Number))
                yield return formula;
        }

        for (var i = 0; i < election.Municipalities.Length; i++)
        {
            foreach (var formula in Contest(TerritoryKind.Municipality, null, election.Municipalities[i].Code, "municipio", i))
                yield return formula;
        }
    }

    /// <summary>Everybody who contends in one territory; in a municipality, with a whole slate (planilla).</summary>
    private IEnumerable<DemoFormula> Contest(TerritoryKind kind, int? district, string? municipality, string question, int index)
    {
        var offices = election.Offices.Where(o => o.Territory == kind).ToArray();
        var together = _alliances.Where(a => dice.Throw($"{question}/{a.Id}", index, 100) < Allied).ToArray();
        var allied = together.SelectMany(a => a.Members).ToHashSet(StringComparer.Ordinal);
        foreach (var actor in election.Actors)
        {
            var contends = actor.Kind switch
            {
                ActorKind.Party => !allied.Contains(actor.Id) && dice.Throw($"{question}/{actor.Id}", index, 100) < Presence(actor),
                ActorKind.Independent => dice.Throw($"{question}/{actor.Id}", index, 100) < 7,
                _ => together.Contains(actor),
            };
            if (!contends)
                continue;
            // In a coalition one party nominates the whole slate; in a common candidacy each formula has its origin.
            var nominates = actor.Kind == ActorKind.Independent ? NextIndependent(actor) : actor.Kind == ActorKind.Party ? actor.Id : dice.Pick(question + "/siglado", index, actor.Members);
            foreach (var formula in offices.SelectMany(o => Of(o, district, municipality, actor, nominates)))
                yield return formula;
        }
    }

    /// <summary>Beyond the process, as many slates of independents as it takes: the posts of parties are finite.</summary>
    private IEnumerable<DemoFormula> Independents()
    {
        var actor = election.Actors.First(a => a.Kind == ActorKind.Independent);
        var offices = election.Offices.Where(o => o.Territory == TerritoryKind.Municipality).ToArray();
        for (var i = 0; ; i++)
        {
            var municipality = election.Municipalities[i % election.Municipalities.Length].Code;
            var nominates = NextIndependent(actor);
            foreach (var formula in offices.SelectMany(o => Of(o, null, municipality, actor, nominates)))
                yield return formula;
        }
    }

    private IEnumerable<DemoFormula> Of(Office office, int? district, string? municipality, PoliticalActor actor, string nominates)
    {
        var positions = PostRules.Positions(election, office, municipality);
        for (var n = 1; n <= (positions ?? 1); n++)
        {
            var origin = actor.Kind == ActorKind.CommonCandidacy ? dice.Pick($"origen/{office.Id}/{district}/{municipality}", n, actor.Members) : nominates;
            yield return new DemoFormula(office, district, municipality, positions is null ? null : n, actor, origin);
        }
    }

    private string NextIndependent(PoliticalActor actor) => string.Create(CultureInfo.InvariantCulture, $"{actor.Id}-{++_independents}");

    /// <summary>Of a hundred territories without an alliance, where the party contends: the national ones almost always.</summary>
    private static int Presence(PoliticalActor party) => party.Id switch
    {
        "mc" or "pan" or "pri" or "morena" => 97,
        "ps" => 27,
        _ => 50,
    };
}
