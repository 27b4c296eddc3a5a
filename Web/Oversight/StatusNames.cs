using Conoceles.Candidacies;

namespace Conoceles.Web.Oversight;

/// <summary>The statuses as the institute reads them, and as addresses write them.</summary>
public static class StatusNames
{
    /// <summary>In the order of the work.</summary>
    public static readonly IReadOnlyList<(CandidacyStatus Status, string Slug, string Name)> All =
    [
        (CandidacyStatus.Captured, "por-revisar", "Por revisar"),
        (CandidacyStatus.Pending, "pendientes", "Pendientes de envío"),
        (CandidacyStatus.Verified, "verificadas", "Verificadas"),
        (CandidacyStatus.Published, "publicadas", "Publicadas"),
        (CandidacyStatus.Corrected, "ajustadas", "Ajustadas"),
        (CandidacyStatus.Withdrawn, "retiradas", "Retiradas"),
    ];

    public static string Name(CandidacyStatus status) => All.First(s => s.Status == status).Name;

    public static CandidacyStatus? Parse(string? slug)
    {
        foreach (var (status, known, _) in All)
        {
            if (known == slug)
                return status;
        }

        return null;
    }

    public static string Slug(CandidacyStatus? status) => status is null ? "" : All.First(s => s.Status == status).Slug;
}
