using System.Globalization;
using Conoceles.Web.Shared.Text;
using Microsoft.Extensions.Primitives;

namespace Conoceles.Web.Capture.Parties;

/// <summary>A value of a filter that some line of the party has.</summary>
public sealed record PartyChoice(string Value, string Name);

/// <summary>The filters of the party's list, as its address says them. Values that there are not are dropped.</summary>
public sealed record PartyQuery
{
    public const int PageSize = 50;
    private const int MaxText = 80;

    /// <summary>Words of a name.</summary>
    public string Text { get; init; } = "";

    public CaptureState? State { get; init; }

    /// <summary>Office id.</summary>
    public string Office { get; init; } = "";

    /// <summary>«26042» of a municipality, «6» of a district.</summary>
    public string Place { get; init; } = "";

    public CaptureAdvance? Advance { get; init; }

    /// <summary>Only those that close so soon.</summary>
    public CaptureClosing? Closing { get; init; }

    public int Page { get; init; } = 1;

    public bool IsFiltered => Text.Length > 0 || IsNarrowed || State is not null || Closing is not null;

    /// <summary>By one of the filters that are folded until they are used.</summary>
    public bool IsNarrowed => Office.Length + Place.Length > 0 || Advance is not null;

    public static PartyQuery Read(IQueryCollection query)
    {
        var text = string.Join(' ', query["q"].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new PartyQuery
        {
            Text = text.Length > MaxText ? text[..MaxText] : text,
            State = CaptureState.All.FirstOrDefault(s => s.Slug == query["estado"]),
            Office = Short(query["cargo"]),
            Place = Short(query["territorio"]),
            Advance = CaptureAdvance.All.FirstOrDefault(a => a.Slug == query["avance"]),
            Closing = CaptureClosing.All.FirstOrDefault(c => c.Slug == query["cierra"]),
            Page = int.TryParse(query["pagina"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page : 1,
        };
    }

    /// <summary>Place of a line, as <see cref="Place"/> writes it; empty when it is the whole state.</summary>
    public static string PlaceOf(PartyLine line) =>
        line.Row.Municipality ?? line.Row.District?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>True when the line passes every filter.</summary>
    public bool Has(PartyLine line, DateTimeOffset now) => (State is null || line.State == State) && HasButState(line, now);

    /// <summary>True when it passes every filter but the state's: what the counts of the states are of.</summary>
    public bool HasButState(PartyLine line, DateTimeOffset now)
    {
        var words = Folding.Fold(Text);
        return (Office.Length == 0 || line.Row.Office == Office)
            && (Place.Length == 0 || PlaceOf(line) == Place)
            && Advance?.Has(line.Row) is not false
            && Closing?.Has(line, now) is not false
            && (words.Length == 0 || Folding.Matches(line.FoldedName, words));
    }

    /// <summary>The address of this list.</summary>
    public string Address()
    {
        var parts = new (string Name, string Value)[]
        {
            ("q", Text), ("estado", State?.Slug ?? ""), ("cargo", Office), ("territorio", Place), ("avance", Advance?.Slug ?? ""),
            ("cierra", Closing?.Slug ?? ""),
            ("pagina", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : ""),
        };
        var query = string.Join('&', parts.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return query.Length > 0 ? $"{Links.List}?{query}" : Links.List;
    }

    private static string Short(StringValues value) => value.ToString() is { Length: <= MaxText } text ? text : "";
}
