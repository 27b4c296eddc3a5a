using System.Globalization;

namespace Conoceles.Deploy.Demo;

/// <summary>When the demo's commands are given, all before its usual clock, and who gives none.</summary>
public static class DemoStory
{
    public static readonly DateTimeOffset Import = At("2024-04-20T09:00:00-07:00");
    public static readonly DateTimeOffset Submissions = At("2024-04-24T11:00:00-07:00");
    public static readonly DateTimeOffset Verification = At("2024-04-25T10:00:00-07:00");

    /// <summary>The throw that decides how far each person goes.</summary>
    public const string StageThrow = "etapa";
    public const int StageSides = 30;
    public const int NothingBelow = 10;

    /// <summary>True for the third of the people who capture nothing.</summary>
    public static bool CapturesNothing(Dice dice, int index) => dice.Throw(StageThrow, index, StageSides) < NothingBelow;

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
