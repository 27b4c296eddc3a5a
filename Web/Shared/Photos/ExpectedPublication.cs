using Conoceles.Elections;

namespace Conoceles.Web.Shared.Photos;

/// <summary>The day on which a profile is expected to be published: when its office's window opens, or today if it is open.</summary>
internal static class ExpectedPublication
{
    public static DateOnly Of(RegistryEntry entry, ElectionDefinition? election, DateTimeOffset now)
    {
        var opens = election?.FindOffice(entry.Office)?.Publication.Opens;
        return Deadlines.LocalDate(opens > now ? opens.Value : now);
    }
}
