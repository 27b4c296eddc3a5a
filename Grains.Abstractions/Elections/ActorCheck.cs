using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>What is wrong with an election's political actors. Who captures rests on them (domain §3.3). Pure.</summary>
internal static class ActorCheck
{
    public static IEnumerable<string> Problems(ImmutableArray<PoliticalActor> actors)
    {
        if (actors.IsEmpty)
            yield return "El proceso no tiene actores políticos.";
        foreach (var problem in ElectionCheck.Ids("actor político", actors.Select(a => a.Id)))
            yield return problem;
        foreach (var actor in actors)
        {
            if (string.IsNullOrWhiteSpace(actor.Name) || string.IsNullOrWhiteSpace(actor.Acronym))
                yield return $"El actor político «{actor.Id}» necesita nombre y siglas.";
            foreach (var problem in Members(actor, actors))
                yield return problem;
        }
    }

    private static IEnumerable<string> Members(PoliticalActor actor, ImmutableArray<PoliticalActor> actors)
    {
        var members = actor.Members.IsDefault ? [] : actor.Members;
        if (actor.Kind is ActorKind.Party or ActorKind.Independent)
        {
            if (!members.IsEmpty)
                yield return $"El actor político «{actor.Id}» no es coalición ni candidatura común y tiene integrantes.";
            yield break;
        }

        if (members.Distinct(StringComparer.Ordinal).Count() is var different && different < 2)
            yield return $"La coalición o candidatura común «{actor.Id}» necesita al menos dos partidos.";
        if (different < members.Length)
            yield return $"La coalición o candidatura común «{actor.Id}» repite un integrante.";
        foreach (var member in members.Distinct(StringComparer.Ordinal))
        {
            if (actors.FirstOrDefault(a => a.Id == member) is not { } party)
                yield return $"La coalición o candidatura común «{actor.Id}» nombra a «{member}», que no existe en el proceso.";
            else if (party.Kind != ActorKind.Party)
                yield return $"La coalición o candidatura común «{actor.Id}» nombra a «{member}», que no es un partido.";
        }
    }
}
