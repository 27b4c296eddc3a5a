using System.Globalization;
using System.Text.RegularExpressions;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>An account in the list, with the names of what it belongs to.</summary>
/// <param name="Party">Id of the responsible party, also of a candidate's own account; empty for the institute.</param>
/// <param name="CandidacyName">Office and territory of a candidate's own account.</param>
public sealed record AccountLine(AccountRow Row, string Party, string PartyName, string? CandidacyName)
{
    /// <summary>What the search looks in.</summary>
    public string Folded { get; } = Folding.Fold($"{Row.User} {Row.Name}");
}

/// <summary>A way of ordering the list.</summary>
public sealed partial record AccountOrder(string Slug, string Name, Comparison<AccountLine> Compare)
{
    public static readonly AccountOrder Party = new("", "Partido", (a, b) => Text(a.PartyName, b.PartyName));

    public static readonly IReadOnlyList<AccountOrder> All =
    [
        Party,
        new("nombre", "Nombre", (_, _) => 0),
        new("estado", "Estado", (a, b) => Place(a).CompareTo(Place(b))),
        // Who has not entered for longest is who has to be called.
        new("sesion", "Última sesión, primero la más antigua", (a, b) => Nullable.Compare(a.Row.LastSession, b.Row.LastSession)),
    ];

    /// <summary>By this order, and then always the same.</summary>
    public void Sort(List<AccountLine> lines) => lines.Sort((a, b) =>
        Compare(a, b) is not 0 and var first ? first
        : Text(a.Row.Name, b.Row.Name) is not 0 and var second ? second
        : string.CompareOrdinal(a.Row.User, b.Row.User));

    private static int Place(AccountLine line) => AccountState.All.ToList().IndexOf(line.Row.State);

    // «Captura PR 2» before «Captura PR 10».
    private static int Text(string a, string b) => string.CompareOrdinal(Padded(a), Padded(b));

    private static string Padded(string text) => Digits().Replace(Folding.Fold(text), m => m.Value.PadLeft(8, '0'));

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}

/// <summary>The filters of the list of accounts, as its address says them. Values that there are not are dropped.</summary>
public sealed record AccountQuery
{
    public const int PageSize = 50;

    /// <summary>As addresses name the institute, which has no party.</summary>
    public const string Institute = "instituto";

    private const int MaxText = 80;

    public string Text { get; init; } = "";

    /// <summary>Party id, or <see cref="Institute"/>.</summary>
    public string Party { get; init; } = "";

    public AccountState? State { get; init; }

    public AccountOrder Order { get; init; } = AccountOrder.Party;

    public int Page { get; init; } = 1;

    public bool IsFiltered => Text.Length + Party.Length > 0 || State is not null;

    public static AccountQuery Read(IQueryCollection query)
    {
        var text = string.Join(' ', query["q"].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return new AccountQuery
        {
            Text = text.Length > MaxText ? text[..MaxText] : text,
            Party = query["partido"].ToString() is { Length: <= MaxText } party ? party : "",
            State = AccountState.All.FirstOrDefault(s => s.Slug == query["estado"]),
            Order = AccountOrder.All.FirstOrDefault(o => o.Slug == query["orden"]) ?? AccountOrder.Party,
            Page = int.TryParse(query["pagina"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page : 1,
        };
    }

    /// <summary>True when the line passes every filter.</summary>
    public bool Has(AccountLine line) => (State is null || line.Row.State == State) && HasButState(line);

    /// <summary>True when it passes every filter but the state's: what the counts of the states are of.</summary>
    public bool HasButState(AccountLine line)
    {
        var words = Folding.Fold(Text);
        return (Party.Length == 0 || (Party == Institute ? line.Party.Length == 0 : line.Party == Party))
            && (words.Length == 0 || Folding.Matches(line.Folded, words));
    }

    /// <summary>The address of this list.</summary>
    public string Address()
    {
        var parts = new (string Name, string Value)[]
        {
            ("q", Text), ("partido", Party), ("estado", State?.Slug ?? ""), ("orden", Order.Slug),
            ("pagina", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : ""),
        };
        var query = string.Join('&', parts.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return query.Length > 0 ? $"{Links.Accounts}?{query}" : Links.Accounts;
    }
}
