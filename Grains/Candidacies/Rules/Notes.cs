using Conoceles.Questionnaires;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>Limits of what staff write beside an act, in UTF-16 units after cleaning.</summary>
internal static class Notes
{
    /// <summary>Number of an agreement, reference of a paper.</summary>
    public const int MaxReference = 200;

    /// <summary>A reason or a note.</summary>
    public const int MaxText = 2_000;

    /// <summary>The text cleaned; null when it is empty or too long.</summary>
    public static string? Reference(string? text) => Within(text, MaxReference);

    public static string? Text(string? text) => Within(text, MaxText);

    private static string? Within(string? text, int max) => AnswerText.Clean(text) is { Length: > 0 } clean && clean.Length <= max ? clean : null;
}
