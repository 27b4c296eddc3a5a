using System.Collections.Immutable;

namespace Conoceles.Cuts;

/// <summary>The cuts of an election as oversight sees them.</summary>
/// <param name="Cuts">The newest first, at most <see cref="Most"/>.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Running">The one that is being made; null when none is.</param>
/// <param name="Next">Legal instant of the next scheduled one; null when none is.</param>
/// <param name="GroupsOf">
/// Number of the cut that the newest one's statistics of groups are of, when its own could not be made; 0 when there were none before;
/// null when they are its own.
/// </param>
[GenerateSerializer, Immutable, Alias("CutsView")]
public sealed record CutsView(
    [property: Id(0)] ImmutableArray<CutView> Cuts, [property: Id(1)] int Count, [property: Id(2)] CutProgress? Running, [property: Id(3)] DateTimeOffset? Next,
    [property: Id(4)] int? GroupsOf = null)
{
    public const int Most = 200;
}

/// <param name="Number">From 1.</param>
/// <param name="At">Legal instant.</param>
/// <param name="Reason">Empty of a scheduled one.</param>
/// <param name="Account">Who asked for it.</param>
/// <param name="Candidacies">Profiles that held.</param>
/// <param name="Changes">Since the cut before.</param>
[GenerateSerializer, Immutable, Alias("CutView")]
public sealed record CutView(
    [property: Id(0)] int Number, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Reason, [property: Id(3)] string Account,
    [property: Id(4)] int Candidacies, [property: Id(5)] int Changes);

/// <param name="Reason">Empty of a scheduled one.</param>
/// <param name="Asked">Legal instant at which it was asked for.</param>
/// <param name="Done">Rows that were looked at.</param>
/// <param name="Total">Rows that there are; 0 before it is known.</param>
/// <param name="Failed">When the last try ended without the cut; null when none did since this silo has it.</param>
[GenerateSerializer, Immutable, Alias("CutProgress")]
public sealed record CutProgress(
    [property: Id(0)] string Reason, [property: Id(1)] DateTimeOffset Asked, [property: Id(2)] int Done, [property: Id(3)] int Total,
    [property: Id(4)] DateTimeOffset? Failed = null);
