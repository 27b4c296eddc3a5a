using System.Globalization;
using Conoceles.Candidacies;

namespace Conoceles.Web.Shared.Photos;

/// <summary>Every reason for which a file is not taken as a photograph: code and sentence (ux-security §1.5).</summary>
public static class PhotoRefusals
{
    private const double Kilo = 1024;

    public static readonly Refusal Missing = new("photo-missing", "Seleccione una fotografía.");

    public static readonly Refusal Empty = new("photo-empty", "El archivo está vacío.");

    public static readonly Refusal WrongType = new("photo-wrong-type", "La fotografía debe ser un archivo JPG o PNG.");

    public static readonly Refusal Unreadable =
        new("photo-unreadable", "No pudimos leer la fotografía. Guárdela de nuevo como JPG e inténtelo otra vez.");

    public static Refusal TooHeavy(long bytes, int limit) => new(
        "photo-too-heavy", $"La fotografía debe pesar menos de {Size(limit)}; la que eligió pesa {Size(bytes)}.");

    public static Refusal TooWide(int width, int height, int limit) => new(
        "photo-too-wide",
        string.Create(CultureInfo.InvariantCulture, $"La fotografía mide {width} × {height}; el máximo es {limit} por lado."));

    public static Refusal TooManyPixels(int width, int height, int limit) => new(
        "photo-too-many-pixels",
        string.Create(CultureInfo.InvariantCulture, $"La fotografía mide {width} × {height}; el máximo es {limit / 1_000_000} millones de pixeles en total."));

    // Rounded up: a file one byte too heavy must not be said to weigh what is allowed.
    private static string Size(long bytes) => bytes < Kilo * Kilo
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / Kilo)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes * 10 / (Kilo * Kilo)) / 10:0.0} MB");
}
