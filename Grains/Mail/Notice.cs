namespace Conoceles.Grains.Mail;

/// <summary>A notice to a party or to the UT, composed and not sent: text and counts, nothing of what anybody answered.</summary>
public sealed record Notice
{
    /// <summary>What it is about: the same key is the same notice. Letters, digits, hyphens and underscores: it is in an address.</summary>
    public required string Key { get; init; }

    /// <summary>The election's slug.</summary>
    public required string Election { get; init; }

    /// <summary>One of <see cref="NoticeKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Responsible party that reads it, or <see cref="Conoceles.Elections.WorkPlan.Unit"/>.</summary>
    public required string Party { get; init; }

    /// <summary>Of a notice about one candidacy.</summary>
    public string? Candidacy { get; init; }

    /// <summary>One line, without breaks.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text, paragraphs apart by an empty line.</summary>
    public required string Body { get; init; }

    /// <summary>Legal instant from which it would mislead: it is not sent any more.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}

/// <summary>Kinds of notice. Stored: none changes.</summary>
public static class NoticeKinds
{
    /// <summary>A capture closes within 72, 24 or 2 hours (product §5).</summary>
    public const string CaptureWarning = "capture-warning";

    /// <summary>A date of the work plan comes or passed.</summary>
    public const string PlanReminder = "plan-reminder";

    /// <summary>A term of a request about personal data ends or ended.</summary>
    public const string ArcoReminder = "arco-reminder";

    /// <summary>A capture closed, and so many candidacies of the party were not sent.</summary>
    public const string CaptureOmitted = "capture-omitted";
}
