namespace Conoceles.Elections;

/// <summary>Which deadline it is. The names are stored.</summary>
[GenerateSerializer, Alias("DeadlineKind")]
public enum DeadlineKind
{
    /// <summary>The institute delivers an account.</summary>
    Accounts,

    /// <summary>A candidacy's questionnaires are captured.</summary>
    Capture,

    /// <summary>A capture that an agreement opened again: its date is the agreement's.</summary>
    Reopening,

    /// <summary>The UT applies a correction.</summary>
    Correction,

    /// <summary>The sensitive data of who was withdrawn stay blocked; afterwards they are destroyed.</summary>
    Suppression,
}

/// <summary>What a deadline counts from.</summary>
[GenerateSerializer, Alias("DeadlineTrigger")]
public enum DeadlineTrigger
{
    /// <summary>Approval of the candidacy by the Consejo General.</summary>
    Approval,

    /// <summary>Receipt of the account.</summary>
    Receipt,

    /// <summary>Receipt of a request.</summary>
    Request,

    /// <summary>An agreement that says the date.</summary>
    Agreement,

    /// <summary>Withdrawal of the candidacy.</summary>
    Withdrawal,
}

/// <summary>A legal date with everything that made it, so that it can explain itself (<see cref="DeadlineText"/>).</summary>
[GenerateSerializer, Immutable, Alias("Deadline")]
public sealed record Deadline
{
    [Id(0)]
    public required DeadlineKind Kind { get; init; }

    [Id(1)]
    public required DeadlineTrigger Trigger { get; init; }

    /// <summary>Local date on which it happened.</summary>
    [Id(2)]
    public required DateOnly TriggeredOn { get; init; }

    /// <summary>Null when an agreement says the date (<see cref="DeadlineKind.Reopening"/>).</summary>
    [Id(3)]
    public DeadlineRule? Rule { get; init; }

    /// <summary>First day of the term.</summary>
    [Id(4)]
    public required DateOnly First { get; init; }

    /// <summary>Last day by the rule alone.</summary>
    [Id(5)]
    public required DateOnly Computed { get; init; }

    /// <summary>Last day that binds: with the cap and the extensions.</summary>
    [Id(6)]
    public required DateOnly Last { get; init; }

    /// <summary>The cap moved it to election day.</summary>
    [Id(7)]
    public bool Capped { get; init; }

    /// <summary>The agreement that extended it or says it; null when the rule does.</summary>
    [Id(8)]
    public string? Agreement { get; init; }

    /// <summary>
    /// Last day with the other way of counting the day on which it happened: the plan prints one and the law is usually
    /// read as the other (domain §0.6). Null when nobody says the other.
    /// </summary>
    [Id(9)]
    public DateOnly? OtherCount { get; init; }

    /// <summary>Last instant that counts.</summary>
    public DateTimeOffset Ends => Deadlines.EndOf(Last);
}
