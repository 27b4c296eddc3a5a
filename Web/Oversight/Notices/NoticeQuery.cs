using System.Globalization;

namespace Conoceles.Web.Oversight.Notices;

/// <summary>The filters of the list of notices, as its address says them. Values that there are not are dropped.</summary>
public sealed record NoticeQuery
{
    public const int PageSize = 50;
    private const int MaxParty = 80;

    /// <summary>Responsible party's id; empty for all.</summary>
    public string Party { get; init; } = "";

    public NoticeState? State { get; init; }

    public int Page { get; init; } = 1;

    public bool IsFiltered => Party.Length > 0 || State is not null;

    public static NoticeQuery Read(IQueryCollection query) => new()
    {
        Party = query["partido"].ToString() is { Length: <= MaxParty } party && !party.Contains('\0', StringComparison.Ordinal) ? party : "",
        State = NoticeState.All.FirstOrDefault(s => s.Slug == query["estado"]),
        Page = int.TryParse(query["pagina"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page : 1,
    };

    /// <summary>The address of this list.</summary>
    public string Address()
    {
        var parts = new (string Name, string Value)[]
        {
            ("partido", Party), ("estado", State?.Slug ?? ""), ("pagina", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : ""),
        };
        var query = string.Join('&', parts.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return query.Length > 0 ? $"{Links.Notices}?{query}" : Links.Notices;
    }
}
