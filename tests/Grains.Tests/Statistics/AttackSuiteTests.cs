using System.Collections.Concurrent;
using Conoceles.Grains.Tests.Model;
using Conoceles.Statistics;
using Conoceles.TestData;

namespace Conoceles.Grains.Tests.Statistics;

/// <summary>
/// Attacks on the statistics of groups (product §6): with every publication of an election and every profile, nobody whose profile does not
/// say it is left with a single answer that fits.
/// </summary>
[Collection(Exhaustive.Name)]
public sealed class AttackSuiteTests
{
    // So many that every seed breaks down what is asked for below: of sixty elections some seeds gave 26 to 29.
    private static readonly int Elections = ModelSeed.Long ? 1_000 : 180;
    private static readonly int BrokenDown = ModelSeed.Long ? 500 : 30;

    [Fact]
    public void RandomElections_OfferNoAttack()
    {
        var found = new ConcurrentBag<string>();
        var (told, brokenDown, left, waited) = (0, 0, 0, 0);
        Parallel.For(0, Elections, number =>
        {
            var election = SyntheticElection.Of(Seed(number), 160);
            foreach (var group in SyntheticElection.Groups)
            {
                foreach (var (publication, ledger, attacks) in Play(election, group))
                {
                    foreach (var (sending, answer) in attacks)
                        found.Add($"Seed {ModelSeed.Value}, election {number}, {group}, cut {publication.Cut}: {sending} can only be {answer}.");
                    Interlocked.Add(ref told, publication.ChangedAt == publication.Cut ? 1 : 0);
                    Interlocked.Add(ref brokenDown, publication.ByOffice.IsEmpty && publication.ByActor.IsEmpty ? 0 : 1);
                    Interlocked.Add(ref left, ledger.Settled.Count);
                    Interlocked.Add(ref waited, publication.Waiting + publication.Leaving);
                }
            }
        });
        Assert.Empty(found);
        // Tables that tell nothing cannot be attacked: it has to have told, in all of its ways, and kept back.
        Assert.True(told > Elections && brokenDown > BrokenDown && left > 0 && waited > 0, $"{told} told, {brokenDown} broken down, {left} settled, {waited} waited");
    }

    [Fact]
    public void RandomElections_WithKAlone_AreAttacked()
    {
        var attacked = 0;
        Parallel.For(0, Elections, number =>
        {
            var election = SyntheticElection.Of(Seed(number), 16);
            foreach (var group in SyntheticElection.Groups)
                Interlocked.Add(ref attacked, IsAttackedNaively(election, group) ? 1 : 0);
        });
        Assert.True(attacked > Elections / 2, $"{attacked} attacked of {Elections * SyntheticElection.Groups.Length}");
    }

    private static int Seed(int number) => unchecked((int)(ModelSeed.Value * 1_000_003) + number);

    private static IEnumerable<(GroupPublication Publication, GroupLedger Ledger, List<(Sending Sending, GroupAnswer Answer)> Attacks)> Play(SyntheticElection election, string group)
    {
        var truth = new Dictionary<Sending, GroupAnswer>();
        var attack = new Attack(truth);
        var ledger = GroupLedger.Empty(group);
        foreach (var (i, people) in election.Cuts.Index())
        {
            (var publication, ledger) = GroupStatistics.Publish(ledger, people, i + 1, closing: i == election.Cuts.Length - 1, election.K);
            foreach (var counted in ledger.Answers)
                truth.TryAdd(new Sending(counted.Person, counted.Revision), counted.Answer!.Value);
            yield return (publication, ledger, attack.At(Figure.Read(publication, ledger), people, group, truth.Keys));
        }
    }

    private static bool IsAttackedNaively(SyntheticElection election, string group)
    {
        var truth = new Dictionary<Sending, GroupAnswer>();
        var attack = new Attack(truth);
        return election.Cuts.Any(people =>
        {
            NaiveTables.Truth(people, group, truth);
            return attack.At(NaiveTables.Of(people, group, election.K, truth), people, group, truth.Keys).Count > 0;
        });
    }
}
