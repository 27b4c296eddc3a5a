using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Arco;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary>The filters of the list, as its address says them. Values that there are not are dropped.</summary>
public sealed record ArcoQuery
{
    public const int PageSize = 50;

    /// <summary>Value of each state in the address.</summary>
    public static readonly ImmutableDictionary<string, ArcoState> States = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("recibida", ArcoState.Received),
        KeyValuePair.Create("prevenida", ArcoState.Prevented),
        KeyValuePair.Create("por-cumplir", ArcoState.Answered),
        KeyValuePair.Create("cumplida", ArcoState.Fulfilled),
        KeyValuePair.Create("improcedente", ArcoState.Denied),
        KeyValuePair.Create("no-presentada", ArcoState.NotFiled),
        KeyValuePair.Create("anulada", ArcoState.Annulled),
    ]);

    /// <summary>Value of each urgency in the address.</summary>
    public static readonly ImmutableDictionary<string, ArcoUrgency> Urgencies = ImmutableDictionary.CreateRange(StringComparer.Ordinal,
    [
        KeyValuePair.Create("vencidas", ArcoUrgency.Overdue), KeyValuePair.Create("por-vencer", ArcoUrgency.Due),
    ]);

    public ArcoState? State { get; init; }

    public ArcoUrgency? Urgency { get; init; }

    public int Page { get; init; } = 1;

    public static ArcoQuery Read(IQueryCollection query) => new()
    {
        State = States.TryGetValue(query["estado"].ToString(), out var state) ? state : null,
        Urgency = Urgencies.TryGetValue(query["plazo"].ToString(), out var urgency) ? urgency : null,
        Page = int.TryParse(query["pagina"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 1 ? page : 1,
    };

    /// <summary>The address of this list.</summary>
    public string Address()
    {
        var parts = new (string Name, string Value)[]
        {
            ("estado", State is { } state ? States.Single(s => s.Value == state).Key : ""),
            ("plazo", Urgency is { } urgency ? Urgencies.Single(u => u.Value == urgency).Key : ""),
            ("pagina", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : ""),
        };
        var query = string.Join('&', parts.Where(p => p.Value.Length > 0).Select(p => $"{p.Name}={p.Value}"));
        return query.Length > 0 ? $"{Links.Arco}?{query}" : Links.Arco;
    }
}
