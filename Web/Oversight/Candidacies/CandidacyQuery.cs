using System.Globalization;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Oversight.Candidacies;

/// <summary>The institute's list as its address says it: what passes, in which order, and which page.</summary>
public sealed record CandidacyQuery(CandidacyFilter Filter, CandidacyOrder Order, int Page)
{
    public const int PageSize = 50;
    private const int MaxText = 80;
    private const string OrderName = "orden";
    private const string PageName = "pagina";

    public static readonly CandidacyQuery Everyone = new(CandidacyFilter.Everyone, CandidacyOrder.Usual, 1);

    /// <summary>By one of the filters that are folded until they are used.</summary>
    public bool IsNarrowed => Filter.Attention is not null || !Filter.Values.IsEmpty;

    /// <summary>Everything that is well written.</summary>
    public static CandidacyQuery Read(IQueryCollection query)
    {
        // No name has what cannot be seen.
        var written = string.Concat(query["q"].ToString().Select(c => char.IsControl(c) || c == '\uFFFE' ? ' ' : c));
        var text = string.Join(' ', written.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var filter = new CandidacyFilter
        {
            Text = Cut(text),
            Situation = Situation.Find(query["estado"]),
            Attention = Attention.Find(query["atencion"]),
        };
        foreach (var dimension in Dimension.All)
            filter = filter.With(dimension, query[dimension.Slug].ToString());
        return new CandidacyQuery(
            filter,
            CandidacyOrder.Parse(query[OrderName]),
            int.TryParse(query[PageName], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page : 1);
    }

    /// <summary>The same without values that no candidacy has.</summary>
    public CandidacyQuery Known(IReadOnlyDictionary<Dimension, IReadOnlyList<DimensionValue>> values) => this with
    {
        Filter = Filter with
        {
            Values = Filter.Values.RemoveRange(Filter.Values.Where(v => values[v.Key].All(k => k.Value != v.Value)).Select(v => v.Key)),
        },
    };

    /// <summary>Another order, or the first page of something else.</summary>
    public CandidacyQuery With(CandidacyFilter filter) => this with { Filter = filter, Page = 1 };

    /// <summary>Names and values of the canonical address, in their order.</summary>
    public IEnumerable<(string Name, string Value)> Parts()
    {
        foreach (var part in Filter.Parts())
            yield return part;
        if (Order.Slug.Length > 0)
            yield return (OrderName, Order.Slug);
        if (Page > 1)
            yield return (PageName, Page.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>True when an address already says exactly this, in whatever order.</summary>
    public bool IsSaidBy(IQueryCollection query)
    {
        var parts = Parts().ToArray();
        return query.Count == parts.Length && parts.All(p => query[p.Name] == p.Value);
    }

    public string Address() => Address(Links.Candidacies);

    /// <summary>The same list for a spreadsheet, whole.</summary>
    public string ExportAddress() => (this with { Page = 1 }).Address(Links.CandidaciesFile);

    // Never in the middle of a letter that takes two.
    private static string Cut(string text) =>
        text.Length <= MaxText ? text : text[..(char.IsHighSurrogate(text[MaxText - 1]) ? MaxText - 1 : MaxText)].TrimEnd();

    private string Address(string path)
    {
        var query = string.Join('&', Parts().Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return query.Length > 0 ? $"{path}?{query}" : path;
    }
}
