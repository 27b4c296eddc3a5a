namespace Conoceles.Grains.Mail.Rules;

/// <summary>Captures of one party that close at one instant and were not sent.</summary>
/// <param name="Party">Responsible party.</param>
/// <param name="Closes">Last instant that counts.</param>
public sealed record ClosingCaptures(string Party, DateTimeOffset Closes)
{
    /// <summary>Nothing saved.</summary>
    public int NotStarted { get; init; }

    /// <summary>Something saved, and the legal minimum still wants something.</summary>
    public int Started { get; init; }

    /// <summary>Could be sent as they are.</summary>
    public int Ready { get; init; }

    /// <summary>Of all of them, those whose date an agreement says that opened their capture again.</summary>
    public int Reopened { get; init; }

    public int Count => NotStarted + Started + Ready;
}
