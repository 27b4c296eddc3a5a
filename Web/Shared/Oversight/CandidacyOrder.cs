namespace Conoceles.Web.Shared.Oversight;

/// <summary>What a list is ordered by.</summary>
/// <param name="Slug">Value in the address.</param>
/// <param name="Sql">Over <c>oversight.candidacy</c>.</param>
public sealed record SortColumn(string Slug, string Sql)
{
    public static readonly SortColumn Name = new("nombre", "sort_name");
    public static readonly SortColumn State = new("estado", Situation.Sql);
    public static readonly SortColumn Actor = new("actor", "actor");
    public static readonly SortColumn Sent = new("enviada", "submitted_at");
    public static readonly SortColumn Deadline = new("limite", "capture_closes");

    /// <summary>How long it has waited for its review: of those that wait, the longest is the one sent first.</summary>
    public static readonly SortColumn Waiting = new("espera", $"case when status = 'Captured' then {CandidacySql.Now} - submitted_at end");

    public static readonly IReadOnlyList<SortColumn> All = [Name, State, Actor, Sent, Deadline, Waiting];
}

/// <summary>Order of a list.</summary>
/// <param name="Column">Null is the usual order: what waits for review first, the one sent longest ago before; then by name.</param>
/// <param name="Descending">From the last to the first.</param>
public sealed record CandidacyOrder(SortColumn? Column, bool Descending)
{
    public static readonly CandidacyOrder Usual = new(null, false);

    /// <summary>As the address says it; empty for the usual one.</summary>
    public string Slug => Column is null ? "" : (Descending ? "-" : "") + Column.Slug;

    /// <summary>After <c>order by</c>. What has no value goes last in both directions, and nothing is left to chance.</summary>
    internal string Sql =>
        (Column is null ? "status <> 'Captured', case when status = 'Captured' then submitted_at end nulls last" : $"{Column.Sql}{(Descending ? " desc" : "")} nulls last")
        + ", sort_name, candidacy_id";

    public static CandidacyOrder Parse(string? slug)
    {
        var descending = slug?.StartsWith('-') is true;
        return SortColumn.All.FirstOrDefault(c => c.Slug == (descending ? slug![1..] : slug)) is { } column ? new CandidacyOrder(column, descending) : Usual;
    }
}
