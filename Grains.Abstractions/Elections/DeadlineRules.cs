using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>The rules of an election's deadlines: configuration, each with the default of product §5.</summary>
[GenerateSerializer, Immutable, Alias("DeadlineRules")]
public sealed record DeadlineRules
{
    public static readonly DeadlineRules Default = new();

    /// <summary>Delivering the account, from the approval of the candidacy.</summary>
    [Id(0)]
    public DeadlineRule Accounts { get; init; } = new(3, DayUnit.Natural, CountsTriggerDay: false, "Lineamientos, art. 14, inciso c");

    /// <summary>
    /// Capturing, from the later of receipt of the account and approval. Counting the day of the receipt, as the plan
    /// prints it, is the switch that makes the earlier date binding.
    /// </summary>
    [Id(1)]
    public DeadlineRule Capture { get; init; } = new(15, DayUnit.Natural, CountsTriggerDay: false, "Lineamientos, art. 16, inciso f");

    /// <summary>Applying a requested correction, from its receipt.</summary>
    [Id(2)]
    public DeadlineRule Correction { get; init; } = new(1, DayUnit.Business, CountsTriggerDay: false, "Plan de Trabajo, numeral 8");

    [Id(3)]
    public BusinessCalendar Business { get; init; } = BusinessCalendar.DuringTheProcess;

    /// <summary>What agreements extended, in the order in which they were recorded.</summary>
    [Id(4)]
    public ImmutableArray<DeadlineExtension> Extensions { get; init; } = [];

    /// <summary>
    /// How long the sensitive data of a withdrawn candidacy stay blocked before they are destroyed, from the withdrawal. The
    /// institute's conservation schedule says it; without one, ninety days, within which a sentence may give a candidacy back.
    /// </summary>
    [Id(5)]
    public DeadlineRule Suppression { get; init; } = new(90, DayUnit.Natural, CountsTriggerDay: false, "Plan de Trabajo, numeral 9");
}

/// <summary>
/// An agreement that extends a deadline. It reaches whom the deadline would end on <see cref="From"/> or later and before
/// <see cref="Until"/>: one that had ended before is not opened again by it.
/// </summary>
/// <param name="Deadline">Which one.</param>
/// <param name="From">First last day that it moves.</param>
/// <param name="Until">The new last day.</param>
/// <param name="Agreement">Number of the agreement.</param>
/// <param name="Reason">Why, as reports show it.</param>
/// <param name="Party">Responsible party that it reaches; null = all.</param>
[GenerateSerializer, Immutable, Alias("DeadlineExtension")]
public sealed record DeadlineExtension(
    [property: Id(0)] DeadlineKind Deadline,
    [property: Id(1)] DateOnly From,
    [property: Id(2)] DateOnly Until,
    [property: Id(3)] string Agreement,
    [property: Id(4)] string Reason,
    [property: Id(5)] string? Party = null)
{
    /// <summary>True when it moves a deadline of that party that ends on that day.</summary>
    public bool Reaches(DeadlineKind deadline, DateOnly last, string party) =>
        Deadline == deadline && last >= From && last < Until && (Party is null || Party == party);
}
