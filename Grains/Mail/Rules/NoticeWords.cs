using System.Globalization;
using Conoceles.Elections;
using Conoceles.Text;

namespace Conoceles.Grains.Mail.Rules;

/// <summary>Names, instants and counts as every notice writes them.</summary>
internal static class NoticeWords
{
    /// <summary>The line that says that it is of no real election; null when it is.</summary>
    public static string? Mark(ElectionDefinition election) => ElectionMark.Of(election.Kind)?.OnPaper;

    /// <summary>A subject that nobody takes for a real one.</summary>
    public static string Subject(string subject, ElectionDefinition election) => ElectionMark.Of(election.Kind)?.Subject + subject;

    /// <summary>«Partido Equis (PXX)»; of an independent, who is no actor by herself, her own key.</summary>
    public static string Party(string party, ElectionDefinition election) => election.FindActor(party) is { } actor
        ? $"{actor.Name} ({actor.Acronym})"
        : $"Candidatura independiente ({party})";

    public static string Instant(DateTimeOffset instant) =>
        $"{SpanishDay.Of(Deadlines.LocalDate(instant))} a las {instant.ToOffset(Deadlines.Hermosillo).ToString("HH:mm", CultureInfo.InvariantCulture)}, hora de Sonora (UTC−7)";

    public static string Count(int count, string one, string many) => $"{Whole(count)} {(count == 1 ? one : many)}";

    public static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
