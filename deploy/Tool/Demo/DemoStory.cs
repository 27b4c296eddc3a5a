using System.Globalization;

namespace Conoceles.Deploy.Demo;

/// <summary>The legal instants at which the demo's commands are given, all before its usual clock.</summary>
internal static class DemoStory
{
    public static readonly DateTimeOffset Import = At("2024-04-20T09:00:00-07:00");
    public static readonly DateTimeOffset Submissions = At("2024-04-24T11:00:00-07:00");
    public static readonly DateTimeOffset Verification = At("2024-04-25T10:00:00-07:00");

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
