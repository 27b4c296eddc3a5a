using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.Parties;

/// <summary>A line of the party's list.</summary>
public sealed record PartyLine(OversightRow Row, CaptureState State)
{
    /// <summary>The window is open and nothing was sent.</summary>
    public bool CanBeSent => State == CaptureState.NotStarted || State == CaptureState.InProgress;

    public string FoldedName { get; } = Folding.Fold(Row.DisplayName);
}

/// <summary>What needs attention first: the page says this order in a sentence (<see cref="PartyMessages.Order"/>).</summary>
internal sealed class PartyOrder : IComparer<PartyLine>
{
    public static readonly PartyOrder Instance = new();

    public int Compare(PartyLine? x, PartyLine? y)
    {
        var order = Rank(x!).CompareTo(Rank(y!));
        if (order == 0 && x!.CanBeSent)
            order = Nullable.Compare(x.Row.CaptureCloses, y!.Row.CaptureCloses);
        if (order == 0 && x!.CanBeSent)
            order = y!.Row.MinimumMissing.CompareTo(x.Row.MinimumMissing);
        if (order == 0)
            order = string.CompareOrdinal(x!.Row.SortName, y!.Row.SortName);
        return order != 0 ? order : string.CompareOrdinal(x!.Row.Id, y!.Row.Id);
    }

    private static int Rank(PartyLine line) =>
        line.CanBeSent ? 0
        : line.State == CaptureState.NotOpen ? 1
        : line.State == CaptureState.Omitted ? 2
        : line.State == CaptureState.LeftOut ? 4
        : line.State == CaptureState.Withdrawn ? 5
        : 3;
}
