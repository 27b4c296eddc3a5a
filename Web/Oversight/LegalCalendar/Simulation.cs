using System.Collections.Immutable;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.LegalCalendar;

/// <summary>«If it is approved on … and the account is received on …»: deadlines of nobody, from the address.</summary>
public sealed record Simulation(ImmutableDictionary<string, string> Values, IReadOnlyList<PageError> Errors, IReadOnlyList<Deadline> Deadlines)
{
    public static readonly Field Approved = new() { Id = "aprobada", Kind = FieldKind.Date, Label = CalendarMessages.Approved };
    public static readonly Field Delivered = new() { Id = "recibida", Kind = FieldKind.Date, Label = CalendarMessages.Delivered, Extra = true };

    public static Simulation Read(IQueryCollection query, Calendar calendar)
    {
        var values = new[] { Approved, Delivered }.ToImmutableDictionary(f => f.Id, f => Posted(query, f), StringComparer.Ordinal);
        var errors = values.Where(v => v.Value.Length > 0 && !DateAnswer.TryRead(v.Value, out _)).Select(v => new PageError(v.Key, CalendarMessages.SimulatorWrong)).ToArray();
        if (errors.Length > 0 || !DateAnswer.TryRead(values[Approved.Id], out var approved))
            return new Simulation(values, errors, []);
        var deadlines = new List<Deadline> { Elections.Deadlines.Accounts(approved, "", calendar) };
        if (DateAnswer.TryRead(values[Delivered.Id], out var received))
            deadlines.Add(Elections.Deadlines.Capture(approved, received, "", calendar));
        return new Simulation(values, errors, deadlines);
    }

    private static string Posted(IQueryCollection query, Field field)
    {
        var ids = DateAnswer.InputIds(field.Id);
        return DateAnswer.Normalise(DateAnswer.Join(query[ids[0]], query[ids[1]], query[ids[2]]));
    }
}
