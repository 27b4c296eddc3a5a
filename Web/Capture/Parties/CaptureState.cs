using Conoceles.Candidacies;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Capture.Parties;

/// <summary>Where a candidacy's capture is, as the party's list says it; derived from status and clock.</summary>
/// <param name="Slug">Value of the filter in the address.</param>
/// <param name="Name">Text on screen.</param>
/// <param name="Class">Style of the mark.</param>
public sealed record CaptureState(string Slug, string Name, string Class)
{
    public static readonly CaptureState NotStarted = new("sin-iniciar", "Sin iniciar", "est pend");
    public static readonly CaptureState InProgress = new("en-proceso", "En proceso", "est prog");
    public static readonly CaptureState NotOpen = new("sin-plazo", "Plazo sin iniciar", "est");
    public static readonly CaptureState Omitted = new("sin-enviar", "El plazo terminó sin envío", "est mal");
    public static readonly CaptureState LeftOut = new("fuera-del-alcance", "Fuera del alcance", "est");
    public static readonly CaptureState Sent = new("enviada", "Enviada, en revisión", "est");
    public static readonly CaptureState Verified = new("verificada", "Verificada", "est");
    public static readonly CaptureState Published = new("publicada", "Publicada", "est");
    public static readonly CaptureState Withdrawn = new("retirada", "Retirada", "est");

    /// <summary>In the order of the filter: what needs action first.</summary>
    public static readonly IReadOnlyList<CaptureState> All =
        [NotStarted, InProgress, NotOpen, Omitted, LeftOut, Sent, Verified, Published, Withdrawn];

    public static CaptureState Of(OversightRow row, DateTimeOffset now) => row.Status switch
    {
        CandidacyStatus.Captured => Sent,
        CandidacyStatus.Verified => Verified,
        CandidacyStatus.Published or CandidacyStatus.Corrected => Published,
        CandidacyStatus.Withdrawn => Withdrawn,
        _ when row.IsLeftOut => LeftOut,
        _ when row.CaptureCloses is null => NotOpen,
        _ when row.IsOmitted(now) => Omitted,
        _ => row.Started == 0 ? NotStarted : InProgress,
    };
}
