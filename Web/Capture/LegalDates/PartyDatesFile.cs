using Conoceles.Elections;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Conoceles.Web.Capture.LegalDates;

/// <summary>Legal dates as a calendar program reads them (RFC 5545): instants in UTC, so that no program needs Sonora's zone.</summary>
internal static class PartyDatesFile
{
    /// <summary>Hours before a capture ends at which people are warned (product §5).</summary>
    private static readonly int[] Warnings = [72, 24, 2];

    public static string Of(IEnumerable<PartyDate> dates, ElectionDefinition election, DateTimeOffset now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Conoceles//Plazos//ES", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", $"{DateMessages.Title}, {election.Name}");
        foreach (var date in dates)
            calendar.Events.Add(Event(date, election, now));
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalendarEvent Event(PartyDate date, ElectionDefinition election, DateTimeOffset now)
    {
        // Her calendar has the dates of other things too: what is of no real election says so by itself.
        var what = ElectionMark.Of(election.Kind)?.Subject + date.What;
        var calendarEvent = new CalendarEvent
        {
            Uid = $"{date.Id}@{election.Slug}.conoceles.invalid",
            DtStamp = Instant(now),
            DtStart = Instant(date.At),
            Summary = what,
            Description = date.Why,
        };
        if (date.Warns)
        {
            foreach (var hours in Warnings)
            {
                calendarEvent.Alarms.Add(new Alarm
                {
                    Action = "DISPLAY",
                    Description = what,
                    Trigger = new Trigger(Duration.FromHours(-hours)),
                });
            }
        }

        return calendarEvent;
    }

    private static CalDateTime Instant(DateTimeOffset at) => new(at.UtcDateTime, "UTC");
}
