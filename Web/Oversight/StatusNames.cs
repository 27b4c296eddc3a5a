using Conoceles.Candidacies;

namespace Conoceles.Web.Oversight;

/// <summary>The statuses as the institute reads them, and as addresses write them.</summary>
public static class StatusNames
{
    /// <summary>In the order of the work.</summary>
    public static readonly IReadOnlyList<(CandidacyStatus Status, string Slug, string Name, string One)> All =
    [
        (CandidacyStatus.Captured, "por-revisar", "Por revisar", "Por revisar"),
        (CandidacyStatus.Pending, "pendientes", "Pendientes de envío", "Pendiente de envío"),
        (CandidacyStatus.Verified, "verificadas", "Verificadas", "Verificada"),
        (CandidacyStatus.Published, "publicadas", "Publicadas", "Publicada"),
        (CandidacyStatus.Corrected, "ajustadas", "Ajustadas", "Ajustada"),
        (CandidacyStatus.Withdrawn, "retiradas", "Retiradas", "Retirada"),
    ];

    /// <summary>Of one candidacy.</summary>
    public static string One(CandidacyStatus status) => All.First(s => s.Status == status).One;
}
