using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Grains.Tests.Model;
using Conoceles.Statistics;

namespace Conoceles.Grains.Tests.Statistics;

/// <summary>The tables of groups: what they say, besides that nobody is read in them (<see cref="AttackSuiteTests"/>).</summary>
public sealed class GroupStatisticsTests
{
    [Fact]
    public void Lines_AddUpToTheTotal_AndTellOfKYesesThatAreNotPublic_InAnyElection()
    {
        var (lines, hidden) = (0, 0);
        // So many that every seed gives the lines that are asked for below: of sixty elections one seed gave twelve.
        for (var number = 0; number < 180; number++)
        {
            var election = SyntheticElection.Of(unchecked((int)(ModelSeed.Value * 31) + number), 200);
            var ledger = GroupLedger.Empty(SyntheticElection.Groups[0]);
            foreach (var (i, people) in election.Cuts.Index())
            {
                (var published, ledger) = GroupStatistics.Publish(ledger, people, i + 1, closing: i % 2 == 1, election.K);
                Assert.Equal(people.Length, published.Total.Count + published.Waiting - published.Leaving);
                Assert.Equal(published.Total.Yes is null, ledger.Blocks.Sum(b => b.Tally.Yes) < election.K);
                hidden += published.Total.Yes is null ? 1 : 0;
                foreach (var (table, of) in new (ImmutableArray<GroupFigure>, Func<Block, string?>)[] { (published.ByOffice, b => b.Office), (published.ByActor, b => b.Actor) })
                {
                    if (table.IsEmpty)
                        continue;
                    Assert.Equal((published.Total.Count, published.Total.NoAnswer, published.Total.NoAnswerOf), (table.Sum(l => l.Count), table.Sum(l => l.NoAnswer), table.Sum(l => l.NoAnswerOf)));
                    if (table.All(l => l.Yes is not null))
                        Assert.Equal(published.Total.Yes, table.Sum(l => l.Yes));
                    foreach (var line in table.Where(l => l.Id is not null))
                    {
                        // Whoever consents after she was told of is not told of again: counted as of then, there were k.
                        var blocks = ledger.Blocks.Where(b => of(b) == line.Id).ToArray();
                        Assert.Equal(blocks.Sum(b => b.Tally.Yes), line.Yes);
                        Assert.True(line.Yes >= election.K && line.Count - line.Yes >= election.K, $"{line}");
                        if (published.ChangedAt == i + 1 && ledger.Waves.Length == 1)
                            Assert.True(blocks.Sum(b => b.UnknownYes) >= election.K, $"{line}");
                        lines++;
                    }
                }
            }
        }

        Assert.True(lines > 20 && hidden > 5, $"{lines} lines, {hidden} hidden");
    }

    [Fact]
    public void SamePeople_GiveTheSameTables_InWhateverOrderTheyCome()
    {
        var people = ExactSolverTests.Office("a", 40, yes: 15).Concat(ExactSolverTests.Office("b", 40, yes: 9)).ToArray();
        var (once, ledger) = Publish([], people, 1);
        var (turned, _) = Publish([], [.. people.Reverse()], 1);
        Assert.Equal(JsonSerializer.Serialize(once), JsonSerializer.Serialize(turned));
        Assert.Equal(["a", "b"], once.ByOffice.Select(l => l.Id));
        Assert.Equal([(40, 15, 23, 2), (40, 9, 29, 2)], once.ByOffice.Select(l => (l.Count, l.Yes!.Value, l.No!.Value, l.NoAnswer)));
        // A cut at which nothing changed repeats the figures and says since when they are those.
        var (again, _) = GroupStatistics.Publish(ledger, people, 2);
        Assert.Equal((1, JsonSerializer.Serialize(once with { Cut = 2 })), (again.ChangedAt, JsonSerializer.Serialize(again)));
    }

    [Fact]
    public void FewNewAnswers_WaitForOthers_AndAtTheClosingFiveSuffice()
    {
        var first = ExactSolverTests.Office("a", 40, yes: 15);
        var late = ExactSolverTests.Office("b", 9, yes: 2);
        var (_, ledger) = Publish([], first, 1);
        var (waiting, _) = GroupStatistics.Publish(ledger, [.. first, .. late], 2);
        Assert.Equal((40, 15, 9), (waiting.Total.Count, waiting.Total.Yes!.Value, waiting.Waiting));
        var (closing, _) = GroupStatistics.Publish(ledger, [.. first, .. late], 2, closing: true);
        Assert.Equal((49, 17, 0), (closing.Total.Count, closing.Total.Yes!.Value, closing.Waiting));
        var (alone, _) = GroupStatistics.Publish(ledger, [.. first, .. late.Take(4)], 2, closing: true);
        Assert.Equal((40, 4), (alone.Total.Count, alone.Waiting));
    }

    [Fact]
    public void TheWithdrawn_CeaseToBeCounted_OnceTheyAreEnoughToGoTogether()
    {
        var people = ExactSolverTests.Office("a", 80, yes: 20);
        var (_, ledger) = Publish([], people, 1);
        var (few, after) = GroupStatistics.Publish(ledger, people[3..], 2);
        Assert.Equal((80, 3), (few.Total.Count, few.Leaving));
        // Twenty, of whom ten said yes, with a no and one who did not answer: those who stay have both too.
        Respondent[] staying = [.. people[10..69], people[79]];
        var (many, left) = GroupStatistics.Publish(after, staying, 3);
        Assert.Equal((60, 10, 0), (many.Total.Count, many.Total.Yes!.Value, many.Leaving));
        // They do not come back.
        var (back, _) = GroupStatistics.Publish(left, people, 4, closing: true);
        Assert.Equal((60, 20), (back.Total.Count, back.Waiting));
    }

    [Fact]
    public void WhoIsForgotten_StaysCounted_AndNobodyOfHerBlockGoesAlone()
    {
        var people = ExactSolverTests.Office("a", 80, yes: 20);
        var (_, ledger) = Publish([], people, 1);
        var forgotten = ledger.Forget("a7");
        Assert.DoesNotContain(forgotten.Answers, a => a.Answer is not null);
        var (after, _) = GroupStatistics.Publish(forgotten, [.. people[10..69], people[79]], 2, closing: true);
        Assert.Equal((80, 20, 20), (after.Total.Count, after.Total.Yes!.Value, after.Leaving));
    }

    [Fact]
    public void WhomAProfileNames_CountsAsYes_WhateverSheAnswered()
    {
        var people = ExactSolverTests.Office("a", 40, yes: 15);
        people[20] = people[20] with { Public = ["g"] };
        Assert.Equal(16, Publish([], people, 1).Publication.Total.Yes);
        // Named afterwards, what was counted stays: the difference would be hers.
        var (_, ledger) = Publish([], ExactSolverTests.Office("a", 40, yes: 15), 1);
        Assert.Equal(15, GroupStatistics.Publish(ledger, people, 2).Publication.Total.Yes);
    }

    [Fact]
    public void WhenNobodyPreferredNotToAnswer_OnlyTheTotalOfYesesIsTold()
    {
        Respondent[] people = [.. ExactSolverTests.Office("a", 40, yes: 15).Concat(ExactSolverTests.Office("b", 40, yes: 15))
            .Select(p => p with { Answers = p.Answers["g"] is GroupAnswer.NoAnswer ? p.Answers.SetItem("g", GroupAnswer.No) : p.Answers })];
        var (told, _) = Publish([], people, 1);
        Assert.Equal((80, 30, null, 0, 0), (told.Total.Count, told.Total.Yes, told.Total.No, told.Total.NoAnswer, told.Total.NoAnswerOf));
        Assert.Empty(told.ByOffice);
    }

    [Fact]
    public void FewerThanFive_AreNotANumber()
    {
        var (told, _) = Publish([], ExactSolverTests.Office("a", 60, yes: 4), 1);
        Assert.Equal((60, null, null, 2), (told.Total.Count, told.Total.Yes, told.Total.No, told.Total.NoAnswer));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void KOfLessThanTwo_IsRefused(int k) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => GroupStatistics.Publish(GroupLedger.Empty("g"), [], 1, closing: false, k));

    private static (GroupPublication Publication, GroupLedger Ledger) Publish(ImmutableArray<Wave> before, Respondent[] people, int cut) =>
        GroupStatistics.Publish(GroupLedger.Empty("g") with { Waves = before }, people, cut);
}
