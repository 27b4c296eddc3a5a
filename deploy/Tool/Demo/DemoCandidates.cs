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
        var empty = Enumerable.Range(0, entries.Length).Where(i => DemoStory.CapturesNothing(dice, i)).ToArray();
        int[] ofParties = [.. empty.Skip(1).Where(i => entries[i].Character is Character.Titular && IsOfParty(i))];
        // Independents are few: if all of them captured something, one of these.
        int[] independents = [.. empty.Where(i => !IsOfParty(i)), .. Enumerable.Range(0, entries.Length).Where(i => !IsOfParty(i))];
        foreach (var (user, indexes) in new[] { (OfParty, ofParties), (Independent, independents) })
        {
            if (indexes is [var first, ..])
                yield return (user, CandidacyId.Create(election.Slug, first + 1));
        }

        bool IsOfParty(int index) => election.FindActor(entries[index].ResponsibleParty) is not null;
    }
}
