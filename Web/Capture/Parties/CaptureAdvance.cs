using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Capture.Parties;

/// <summary>How much of a capture is there: the two thresholds of the norm, which are never mixed.</summary>
/// <param name="Slug">Value of the filter in the address.</param>
/// <param name="Name">Text on screen.</param>
public sealed record CaptureAdvance(string Slug, string Name)
{
    public static readonly CaptureAdvance BelowMinimum = new("falta", "Falta el mínimo legal");
    public static readonly CaptureAdvance Minimum = new("minimo", "Con el mínimo legal");
    public static readonly CaptureAdvance Full = new("completo", "Completo");

    public static readonly IReadOnlyList<CaptureAdvance> All = [BelowMinimum, Minimum, Full];

    /// <summary>What is complete has the minimum too: it is shown under both.</summary>
    public bool Has(OversightRow row) =>
        this == BelowMinimum ? row.MinimumMissing > 0
        : this == Full ? row is { MinimumMissing: 0, CurricularPercent: 100 }
        : row.MinimumMissing == 0;
}
