using System.Collections.Immutable;
using Conoceles.PublicRecord;

namespace Conoceles.Statistics;

/// <summary>How many candidacies are in each public situation; each is in exactly one.</summary>
/// <param name="NotCaptured">Their time passed, or has not begun.</param>
/// <param name="OutOfScope">An agreement says that they need not capture.</param>
public readonly record struct Advance(int Published, int InReview, int InCapture, int NotCaptured, int OutOfScope)
{
    public int Total => Published + InReview + InCapture + NotCaptured + OutOfScope;

    /// <summary>Those that have to capture: of them is the part that published.</summary>
    public int Due => Total - OutOfScope;

    public static Advance Of(IEnumerable<PublicCandidacy> candidacies)
    {
        var advance = default(Advance);
        foreach (var candidacy in candidacies)
        {
            advance = candidacy.Reason switch
            {
                null => advance with { Published = advance.Published + 1 },
                PublicReason.InReview => advance with { InReview = advance.InReview + 1 },
                PublicReason.InCapture => advance with { InCapture = advance.InCapture + 1 },
                PublicReason.OutOfScope => advance with { OutOfScope = advance.OutOfScope + 1 },
                _ => advance with { NotCaptured = advance.NotCaptured + 1 },
            };
        }

        return advance;
    }

    public static Advance Sum(IEnumerable<Advance> advances) => advances.Aggregate(default(Advance), (a, b) => new Advance(
        a.Published + b.Published, a.InReview + b.InReview, a.InCapture + b.InCapture, a.NotCaptured + b.NotCaptured, a.OutOfScope + b.OutOfScope));
}

/// <param name="Id">Of the office or actor.</param>
/// <param name="Name">As the citizen reads it.</param>
public sealed record AdvanceLine(string Id, string Name, Advance Advance);

/// <summary>The advance by offices or by actors: those that have somebody, in the election's order.</summary>
public sealed record AdvanceTable(ImmutableArray<AdvanceLine> Lines, Advance Whole);
