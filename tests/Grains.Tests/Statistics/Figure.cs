using Conoceles.Statistics;

namespace Conoceles.Grains.Tests.Statistics;

/// <summary>A number that somebody read: of these sendings, so many gave this answer.</summary>
/// <param name="Of">Whose; the reader knows who was counted in each figure, which is the worst case.</param>
/// <param name="Least">The number, or the least that its words allow.</param>
/// <param name="Most">The number, or the most that its words allow.</param>
internal sealed record Figure(GroupAnswer Answer, HashSet<Sending> Of, int Least, int Most)
{
    /// <summary>Everything that a publication says. Its own counts of people are compared with the ledger's on the way.</summary>
    public static IEnumerable<Figure> Read(GroupPublication published, GroupLedger ledger)
    {
        var told = ledger.Waves.SelectMany(w => w.Blocks.SelectMany(b => b.Answers.Select(a => (w.TellsNoAnswer, b.Office, b.Actor, Sending: new Sending(a.Person, a.Revision))))).ToArray();
        foreach (var (line, of) in published.ByOffice.Select(l => (l, told.Where(t => t.Office == l.Id)))
            .Concat(published.ByActor.Select(l => (l, told.Where(t => t.Actor == l.Id))))
            .Append((published.Total, told)))
        {
            var (all, telling) = (of.Select(o => o.Sending).ToHashSet(), of.Where(o => o.TellsNoAnswer).Select(o => o.Sending).ToHashSet());
            Assert.Equal((all.Count, telling.Count), (line.Count, line.NoAnswerOf));
            yield return new Figure(GroupAnswer.Yes, all, line.Yes ?? 0, line.Yes ?? published.K - 1);
            yield return new Figure(GroupAnswer.NoAnswer, telling, line.NoAnswer, line.NoAnswer);
            if (line.No is { } no)
                yield return new Figure(GroupAnswer.No, all, no, no);
        }
    }
}
