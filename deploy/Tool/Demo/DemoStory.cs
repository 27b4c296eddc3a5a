using System.Globalization;

namespace Conoceles.Deploy.Demo;

/// <summary>When the demo's commands are given, all before its usual clock, and who gives none.</summary>
public static class DemoStory
{
    public static readonly DateTimeOffset Import = At("2024-04-20T09:00:00-07:00");
    public static readonly DateTimeOffset Submissions = At("2024-04-24T11:00:00-07:00");
    public static readonly DateTimeOffset Verification = At("2024-04-25T10:00:00-07:00");

    /// <summary>What people do after the publication: observe, consent, ask.</summary>
    public static readonly DateTimeOffset Acts = At("2024-04-29T10:00:00-07:00");

    /// <summary>What the institute decides of what was asked.</summary>
    public static readonly DateTimeOffset Decisions = At("2024-04-30T09:00:00-07:00");

    /// <summary>
    /// Submissions that wait for a reviewer at the usual clock: less than the term after which the system verifies what
    /// nobody reviewed.
    /// </summary>
    public static readonly DateTimeOffset LateSubmissions = At("2024-05-01T12:00:00-07:00");

    /// <summary>Requests whose term still runs at the usual clock.</summary>
    public static readonly DateTimeOffset LastRequests = At("2024-05-01T18:00:00-07:00");

    /// <summary>When the office that is public later than the others opens, so that something is verified and waits.</summary>
    public static readonly DateTimeOffset LatePublication = At("2024-05-06T00:00:00-07:00");

    /// <summary>The throw that decides how far each person goes.</summary>
    public const string StageThrow = "etapa";
    public const int StageSides = 30;
    public const int NothingBelow = 10;

    /// <summary>True for the third of the people who capture nothing.</summary>
    public static bool CapturesNothing(Dice dice, int index) => dice.Throw(StageThrow, index, StageSides) < NothingBelow;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
