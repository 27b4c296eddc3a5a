using System.Globalization;
using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.List;

/// <summary>«Regiduría 3»: the office and, where a list has several, which of its posts.</summary>
internal static class PostText
{
    public static string Of(PublicCandidacy candidacy) => Of(candidacy.OfficeName, candidacy.ListNumber);

    public static string Of(string office, int? number) =>
        number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{office} {n}") : office;
}
