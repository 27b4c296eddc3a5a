namespace Conoceles.Web.Shared.Oversight;

/// <summary>
/// Where a candidacy is, as the institute counts it: its status, and of the pending ones what the clock and the scope
/// make of them. Derived, never stored; each candidacy is in exactly one.
/// </summary>
/// <param name="Slug">Value of the filter in the address, and of <see cref="Sql"/>.</param>
/// <param name="Name">Of several.</param>
/// <param name="One">Of one.</param>
/// <param name="Class">Style of the mark.</param>
public sealed record Situation(string Slug, string Name, string One, string Class)
{
    public static readonly Situation NotStarted = new("sin-iniciar", "Sin iniciar", "Sin iniciar", "est pend");
    public static readonly Situation InProgress = new("en-proceso", "En proceso", "En proceso", "est");
    public static readonly Situation NotOpen = new("sin-plazo", "Plazo sin iniciar", "Plazo sin iniciar", "est");
    public static readonly Situation Omitted = new("omisas", "Omisas", "Omisa", "est mal");
    public static readonly Situation Captured = new("por-revisar", "Por revisar", "Por revisar", "est prog");
    public static readonly Situation Verified = new("verificadas", "Verificadas", "Verificada", "est");
    public static readonly Situation Published = new("publicadas", "Publicadas", "Publicada", "est");
    public static readonly Situation Corrected = new("ajustadas", "Ajustadas", "Ajustada", "est");
    public static readonly Situation Withdrawn = new("retiradas", "Retiradas", "Retirada", "est");
    public static readonly Situation LeftOut = new("fuera-del-alcance", "Fuera del alcance", "Fuera del alcance", "est");

    /// <summary>In the order of columns and filters: who has not begun first.</summary>
    public static readonly IReadOnlyList<Situation> All =
        [NotStarted, InProgress, NotOpen, Omitted, Captured, Verified, Published, Corrected, Withdrawn, LeftOut];

    /// <summary>
    /// Place in <see cref="All"/> of the situation of a row of <c>oversight.candidacy</c>, at the instant of the query:
    /// counts, filters, order and what a line says are all this expression.
    /// </summary>
    internal static readonly string Sql =
        $"""
        case
          when status = 'Captured' then {Captured.Index} when status = 'Verified' then {Verified.Index}
          when status = 'Published' then {Published.Index} when status = 'Corrected' then {Corrected.Index}
          when status = 'Withdrawn' then {Withdrawn.Index} when not in_scope then {LeftOut.Index}
          when capture_closes is null then {NotOpen.Index} when capture_closes < {CandidacySql.Now} then {Omitted.Index}
          when started = 0 then {NotStarted.Index} else {InProgress.Index}
        end
        """;

    /// <summary>Place in <see cref="All"/>.</summary>
    public int Index
    {
        get
        {
            var index = 0;
            while (All[index] != this)
                index++;
            return index;
        }
    }

    public static Situation? Find(string? slug) => All.FirstOrDefault(s => s.Slug == slug);
}
