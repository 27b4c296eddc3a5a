using System.Collections.Immutable;

namespace Conoceles.Statistics;

/// <summary>Answers that began to be counted at one cut, in the blocks in which they are counted for good.</summary>
/// <param name="Cut">Number of the cut.</param>
/// <param name="TellsNoAnswer">False when it is not told how many of them preferred not to answer.</param>
public sealed record Wave(int Cut, bool TellsNoAnswer, ImmutableArray<Block> Blocks)
{
    /// <summary>It is told by office, by actor or by both.</summary>
    public bool IsBrokenDown => ByOffice || ByActor;

    public bool ByOffice => Blocks.Any(b => b.Office is not null);

    public bool ByActor => Blocks.Any(b => b.Actor is not null);

    public IEnumerable<CountedAnswer> Answers => Blocks.SelectMany(b => b.Answers);

    /// <summary>The same blocks with some of their answers; blocks that lose all are gone.</summary>
    public ImmutableArray<Block> Only(Func<CountedAnswer, bool> which) =>
        [.. Blocks.Select(b => b.Answers.All(which) ? b : Block.Of(b.Office, b.Actor, b.Answers.Where(which))).Where(b => b.Answers.Length > 0)];
}
