using System.Globalization;
using Conoceles.Elections;
using Conoceles.Grains.Projection;

namespace Conoceles.Grains.Mail.Rules;

/// <summary>A reminder of a term of a request about personal data.</summary>
/// <param name="Term">Which one.</param>
/// <param name="Overdue">It ended; otherwise it comes.</param>
public sealed record ArcoReminder(RunningArcoTerm Term, bool Overdue)
{
    /// <summary>Request, term, day and side of it: a repeat is the same, and a day that moved has reminders of its own.</summary>
    public string KeyIn(string election) => string.Create(
        CultureInfo.InvariantCulture,
        $"arco-{(Overdue ? "vencido" : "por-vencer")}_{election}_{Term.Number}_{Term.Kind}_{Deadlines.LocalDate(Term.Ends):yyyyMMdd}");

    /// <summary>Last instant at which it says something: the day itself, or some days after it.</summary>
    public DateTimeOffset Until => Overdue ? Term.Ends + ArcoReminderRules.Notice : Term.Ends;
}

/// <summary>Which reminders an instant asks for. It remembers nothing: the outbox keeps each key once.</summary>
public static class ArcoReminderRules
{
    /// <summary>How long before a day it is reminded, and for how long after it.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(ArcoTerms.NoticeDays);

    /// <summary>One for each term from some days before its last and, once that passed, another.</summary>
    public static IEnumerable<ArcoReminder> At(DateTimeOffset now, IEnumerable<RunningArcoTerm> running) => running
        .Where(t => now >= t.Ends - Notice && now <= t.Ends + Notice)
        .Select(t => new ArcoReminder(t, now > t.Ends));

    /// <summary>When the next one comes; null when none of these will.</summary>
    public static DateTimeOffset? Next(DateTimeOffset after, IEnumerable<RunningArcoTerm> running) => running
        .SelectMany(t => new[] { t.Ends - Notice, Deadlines.StartOf(Deadlines.LocalDate(t.Ends).AddDays(1)) })
        .Where(instant => instant > after)
        .Select(instant => (DateTimeOffset?)instant)
        .Min();
}
