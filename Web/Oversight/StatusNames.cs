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

    /// <summary>Pending ones that an agreement left out of scope: their own list, as nobody waits for them.</summary>
    public const string LeftOutSlug = "fuera-del-alcance";

    public const string LeftOut = "Fuera del alcance";

    /// <summary>Of one candidacy.</summary>
    public static string One(CandidacyStatus status) => All.First(s => s.Status == status).One;

    public static CandidacyStatus? Parse(string? slug)
    {
        foreach (var (status, known, _, _) in All)
        {
            if (known == slug)
                return status;
        }

        return null;
    }

    public static string Slug(CandidacyStatus? status) => status is null ? "" : All.First(s => s.Status == status).Slug;
}
