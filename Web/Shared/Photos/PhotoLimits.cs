using System.Globalization;

namespace Conoceles.Web.Shared.Photos;

/// <summary>What a photograph may be before anything of it is decoded (product §4), and what becomes of it.</summary>
public sealed record PhotoLimits
{
    /// <summary>Bytes that a file must stay under: the plan's «menos de 700 KB», counted by 1,024.</summary>
    public int MaxBytes { get; init; } = 716_800;

    /// <summary>Pixels of width times height: 24 MP.</summary>
    public int MaxPixels { get; init; } = 24_000_000;

    /// <summary>Pixels of either side.</summary>
    public int MaxSide { get; init; } = 8_000;

    /// <summary>Long side of the published photograph, in pixels.</summary>
    public int PublicSide { get; init; } = 480;

    /// <summary>Bytes of the published photograph: 30 KB.</summary>
    public int PublicBytes { get; init; } = 30_000;

    /// <summary>Reads <c>Photo:MaxBytes</c>; the norm fixes the rest.</summary>
    /// <exception cref="InvalidOperationException">It is not a number of bytes from 1 to 4 MB.</exception>
    public static PhotoLimits Read(IConfiguration configuration)
    {
        var limits = new PhotoLimits();
        if (configuration["Photo:MaxBytes"] is not { } text)
            return limits;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes is > 0 and <= 4 * 1024 * 1024
            ? limits with { MaxBytes = bytes }
            : throw new InvalidOperationException("Photo:MaxBytes must be a number of bytes from 1 to 4194304.");
    }
}
