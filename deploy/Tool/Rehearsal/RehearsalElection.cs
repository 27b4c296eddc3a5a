using System.Globalization;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;

namespace Conoceles.Deploy.Rehearsal;

/// <summary>The rehearsal's election, a folder like any other: the offices and the calendar of 2027 in an invented municipality.</summary>
public static class RehearsalElection
{
    public const string Slug = RehearsalSlug.Prefix + "2027";

    /// <summary>The registry is imported on the day after its approval, when accounts are delivered.</summary>
    public static readonly DateTimeOffset Import = At("2027-04-24T09:00:00-07:00");

    /// <summary>Two days later: every capture is open and every candidacy is in the citizens' list.</summary>
    public static readonly DateTimeOffset Begins = At("2027-04-26T10:00:00-07:00");

    public static ElectionDefinition Read() => DemoElection.Read(Repository.Election(Slug));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
