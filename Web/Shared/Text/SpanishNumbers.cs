using System.Globalization;

namespace Conoceles.Web.Shared.Text;

/// <summary>Numbers as people read them in Mexico: 1,234.</summary>
public static class SpanishNumbers
{
    public static string Whole(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>«1 candidatura», «12 candidaturas».</summary>
    public static string Count(int count, string one, string many) => $"{Whole(count)} {(count == 1 ? one : many)}";
}
