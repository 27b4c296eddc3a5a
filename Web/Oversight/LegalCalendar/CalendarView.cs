using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.LegalCalendar;

/// <summary><c>/ut/plazos</c>: the rules, the calendar, who decided what about it, and a simulator.</summary>
internal static class CalendarView
{
    /// <summary>Says that a decision was just recorded.</summary>
    public const string DoneParameter = "hecho";

    public static async Task<IResult> Show(HttpContext context, CalendarGateway calendars)
    {
        var now = await calendars.Read(context.RequestAborted);
        return Pages.Render<CalendarPage>(
            (nameof(CalendarPage.Now), now),
            (nameof(CalendarPage.Role), ActorFactory.From(context.User).Role),
            (nameof(CalendarPage.Simulation), Simulation.Read(context.Request.Query, now.Calendar)),
            (nameof(CalendarPage.Done), context.Request.Query.ContainsKey(DoneParameter)));
    }
}
