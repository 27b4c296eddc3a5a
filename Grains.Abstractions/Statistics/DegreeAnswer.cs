using Conoceles.PublicRecord;

namespace Conoceles.Statistics;

/// <summary>What a candidacy published of her degree of studies.</summary>
/// <param name="Degree">As it is read; null when it is not public.</param>
/// <param name="Otherwise">Why it is not, when it is not.</param>
public readonly record struct DegreeAnswer(string? Degree, Silence Otherwise)
{
    /// <summary>Of a whole candidacy, with her answers.</summary>
    public static DegreeAnswer Of(PublicCandidacy candidacy)
    {
        if (candidacy.Reason is not null)
            return new DegreeAnswer(null, Silence.NotPublished);
        var item = candidacy.Sections.SelectMany(s => s.Items).FirstOrDefault(i => i.Field == PublicProfile.DegreeField);
        // A withheld section has no items, also when nothing was answered in it: who reads the profile knows no more.
        return new DegreeAnswer(item?.Value, item is null && candidacy.Sections.Any(s => s.Withheld is not null) ? Silence.Withheld : Silence.NotProvided);
    }
}
