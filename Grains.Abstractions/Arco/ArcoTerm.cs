using Conoceles.Elections;

namespace Conoceles.Arco;

/// <summary>Which term of a request it is. The names are stored.</summary>
public enum ArcoTermKind
{
    Prevention,
    Mending,
    Answer,
    Fulfilment,
}

/// <summary>How soon a term ends.</summary>
public enum ArcoUrgency
{
    Overdue,
    Due,
    ToCome,
}

/// <summary>A term of a request with everything that made it, so that it can explain itself (<see cref="ArcoText"/>).</summary>
public sealed record ArcoTerm
{
    public required ArcoTermKind Kind { get; init; }

    /// <summary>Local date of what it counts from.</summary>
    public required DateOnly From { get; init; }

    /// <summary>An answer's counts from the completion of the request, and not from its receipt.</summary>
    public bool AfterMending { get; init; }

    public required DeadlineRule Rule { get; init; }

    /// <summary>Last day by the rule alone.</summary>
    public required DateOnly Computed { get; init; }

    /// <summary>The rule that extended it; null when it was not.</summary>
    public DeadlineRule? Extension { get; init; }

    /// <summary>Last day, with the extension.</summary>
    public required DateOnly Last { get; init; }

    /// <summary>Local date of the act that it asks for; null while there is none.</summary>
    public DateOnly? MetOn { get; init; }

    public bool IsLate => MetOn > Last;

    /// <summary>Last instant that counts.</summary>
    public DateTimeOffset Ends => Deadlines.EndOf(Last);

    public ArcoUrgency At(DateTimeOffset now) => UrgencyOf(Ends, now);

    public static ArcoUrgency UrgencyOf(DateTimeOffset ends, DateTimeOffset now) =>
        now > ends ? ArcoUrgency.Overdue
        : ends - now <= TimeSpan.FromDays(ArcoTerms.NoticeDays) ? ArcoUrgency.Due
        : ArcoUrgency.ToCome;
}
