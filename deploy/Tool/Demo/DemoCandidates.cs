using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// The candidates who have an account of their own in the demo: one of a party and one independent, of those who have
/// captured nothing. Not the very first of these, which is the example of a capture by the party.
/// </summary>
public static class DemoCandidates
{
    public const string OfParty = "candidata-de-partido";
    public const string Independent = "candidata-independiente";

    public static IEnumerable<(string User, string Candidacy)> Of(ElectionDefinition election, ImmutableArray<RegistryEntry> entries, Dice dice)
    {
        var empty = Enumerable.Range(0, entries.Length).Where(i => DemoStory.CapturesNothing(dice, i)).Skip(1).ToArray();
        foreach (var (user, ofParty) in new[] { (OfParty, true), (Independent, false) })
        {
            foreach (var index in empty.Where(i => entries[i].Character is Character.Titular && election.FindActor(entries[i].ResponsibleParty) is not null == ofParty).Take(1))
                yield return (user, CandidacyId.Create(election.Slug, index + 1));
        }
    }
}
