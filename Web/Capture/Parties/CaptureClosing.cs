namespace Conoceles.Web.Capture.Parties;

/// <summary>How soon a capture closes, in the steps in which parties are warned (product §5).</summary>
/// <param name="Hours">At most so many are left.</param>
public sealed record CaptureClosing(int Hours)
{
    /// <summary>The nearest first.</summary>
    public static readonly IReadOnlyList<CaptureClosing> All = [new(2), new(24), new(72)];

    /// <summary>Value of the filter in the address.</summary>
    public string Slug => $"{Shared.Text.SpanishNumbers.Whole(Hours)}h";

    /// <summary>Not sent, the window open, and so little left.</summary>
    public bool Has(PartyLine line, DateTimeOffset now) =>
        line.CanBeSent && line.Row.CaptureCloses - now <= TimeSpan.FromHours(Hours);

    /// <summary>How many of the lines close in each step; one that would only repeat what a nearer one says is left out.</summary>
    public static IReadOnlyList<(CaptureClosing Step, int Count)> Of(IReadOnlyCollection<PartyLine> lines, DateTimeOffset now)
    {
        var said = new List<(CaptureClosing, int)>();
        var before = 0;
        foreach (var step in All)
        {
            var count = lines.Count(l => step.Has(l, now));
            if (count > before)
                said.Add((step, count));
            before = count;
        }

        return said;
    }
}
