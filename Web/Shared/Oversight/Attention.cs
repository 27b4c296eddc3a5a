namespace Conoceles.Web.Shared.Oversight;

/// <summary>Something about a candidacy that somebody of the institute has to see to, whatever its situation.</summary>
/// <param name="Slug">Value of the filter in the address.</param>
/// <param name="Name">Text on screen.</param>
/// <param name="Heading">Over a column of numbers.</param>
/// <param name="Sql">Condition on a row of <c>oversight.candidacy</c>; instants are parameters.</param>
public sealed record Attention(string Slug, string Name, string Heading, string Sql)
{
    private const string MayCapture = $"status = 'Pending' and in_scope and capture_closes >= {CandidacySql.Now}";
    private const string WaitsForReview = "status = 'Captured' and submitted_at";
    private const string WaitsForCorrection = "status = 'Published' and correction_requested_at is not null and correction_due";

    public static readonly Attention Closes2 = new("cierra-2h", "Cierra en 2 horas o menos", "Cierran en 2\u00A0h", Closes(2));
    public static readonly Attention Closes24 = new("cierra-24h", "Cierra en 24 horas o menos", "Cierran en 24\u00A0h", Closes(24));
    public static readonly Attention Closes72 = new("cierra-72h", "Cierra en 72 horas o menos", "Cierran en 72\u00A0h", Closes(72));

    public static readonly Attention Waits = new("espera-menos-24h", "Espera revisión: menos de 24 horas", "Esperan menos de 24\u00A0h", $"{WaitsForReview} > {Ago(24)}");
    public static readonly Attention Waits24 = new("espera-24h-48h", "Espera revisión: de 24 a 48 horas", "Esperan 24 a 48\u00A0h", $"{WaitsForReview} <= {Ago(24)} and submitted_at > {Ago(48)}");
    public static readonly Attention Waits48 = new("espera-48h", "Espera revisión: 48 horas o más", "Esperan 48\u00A0h o más", $"{WaitsForReview} <= {Ago(48)}");

    public static readonly Attention Correction = new("ajuste", "Ajuste por resolver, en plazo", "Ajustes en plazo", $"{WaitsForCorrection} >= {CandidacySql.Now}");
    public static readonly Attention LateCorrection = new("ajuste-vencido", "Ajuste por resolver, fuera de plazo", "Ajustes fuera de plazo", $"{WaitsForCorrection} < {CandidacySql.Now}");

    public static readonly Attention Observed = new("observadas", "Con rubros observados", "Observadas", "status <> 'Withdrawn' and observed > 0");
    public static readonly Attention Withheld = new("en-pausa", "Con rubros en pausa", "En pausa", "status <> 'Withdrawn' and withheld > 0");
    public static readonly Attention Actions = new("acciones", "Acciones afirmativas por confirmar", "Acciones por confirmar", "status <> 'Withdrawn' and actions_to_confirm");

    public static readonly IReadOnlyList<Attention> All =
        [Closes2, Closes24, Closes72, Waits48, Waits24, Waits, LateCorrection, Correction, Observed, Withheld, Actions];

    public static Attention? Find(string? slug) => All.FirstOrDefault(a => a.Slug == slug);

    private static string Closes(int hours) => $"{MayCapture} and capture_closes <= {CandidacySql.Now} + interval '{hours} hours'";

    private static string Ago(int hours) => $"{CandidacySql.Now} - interval '{hours} hours'";
}
