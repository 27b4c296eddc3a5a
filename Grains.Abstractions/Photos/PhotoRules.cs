using System.Globalization;
using Conoceles.Questionnaires;

namespace Conoceles.Photos;

/// <summary>
/// When a photograph was taken (plan §8: three months or less at the publication). It advises while it is captured and
/// hides when it is published; it never prevents a submission. Pure.
/// </summary>
public static class PhotoRules
{
    /// <summary>Months that a photograph may have at the publication, unless the election says another number.</summary>
    public const int DefaultMonths = 3;

    /// <summary>True when it was taken more than <paramref name="months"/> months before <paramref name="on"/>; a day of exactly that age is not.</summary>
    public static bool IsTooOld(DateOnly taken, DateOnly on, int months) => taken < on.AddMonths(-months);

    /// <summary>The day of a <see cref="FieldKind.Date"/> field; null when it is empty or not a day.</summary>
    public static DateOnly? Day(string? stored) =>
        DateAnswer.TryRead(stored, out var day) ? day : null;

    /// <summary>
    /// True when a photograph may be shown on a day: its date is known, is not later than that day and is recent
    /// enough. One without a date is not known to comply.
    /// </summary>
    public static bool MayShow(string? takenStored, DateOnly on, int months) =>
        Day(takenStored) is { } taken && taken <= on && !IsTooOld(taken, on, months);

    /// <summary>What to say about a section's photograph and its date; nothing of it blocks.</summary>
    /// <param name="section">A section with a field of kind <see cref="FieldKind.Photo"/>; any other gives nothing.</param>
    /// <param name="answers">Its answers.</param>
    /// <param name="today">Local date.</param>
    /// <param name="publication">Local date on which it is expected to be published, today if that is later.</param>
    /// <param name="months">Months that it may have then.</param>
    public static IEnumerable<Finding> Advice(
        Section section, IReadOnlyDictionary<string, string> answers, DateOnly today, DateOnly publication, int months)
    {
        if (FieldOf(section, FieldKind.Photo) is not { } photo || !answers.ContainsKey(photo.Id) || FieldOf(section, FieldKind.Date) is not { } date)
            yield break;
        var expected = publication > today ? publication : today;
        if (Day(answers.GetValueOrDefault(date.Id)) is not { } taken)
            yield return Say("photo-without-date", "Anote la fecha en que se tomó la fotografía: sin ella no se mostrará.");
        else if (taken > today)
            yield return Say("photo-date-future", "La fecha en que se tomó la fotografía no puede ser posterior a hoy.");
        else if (IsTooOld(taken, expected, months))
            yield return Say("photo-too-old", string.Create(
                CultureInfo.InvariantCulture,
                $"La fotografía tendrá más de {months} meses cuando se publique el perfil y entonces no se mostrará. Elija una más reciente."));

        Finding Say(string code, string message) => new(section.Id, date.Id, code, message, Blocks: false);
    }

    /// <summary>The first field of a kind; null when the section has none.</summary>
    public static Field? FieldOf(Section section, FieldKind kind) => section.Fields.FirstOrDefault(f => f.Kind == kind);
}
