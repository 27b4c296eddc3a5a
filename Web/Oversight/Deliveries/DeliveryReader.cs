using Conoceles.Deliveries;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Oversight;
using Npgsql;

namespace Conoceles.Web.Oversight.Deliveries;

/// <summary>A party with candidacies that wait for an account.</summary>
/// <param name="Party">Responsible party.</param>
/// <param name="Count">Candidacies that wait.</param>
/// <param name="Due">The first term that ends.</param>
public sealed record WaitingParty(string Party, int Count, DateTimeOffset Due);

/// <summary>A candidacy that waits for its account.</summary>
public sealed record WaitingPerson(string Id, string Name, string Office, string Territory, string Character, DateOnly ApprovedOn, string Agreement);

/// <summary>Candidacies of one party that one agreement approved.</summary>
public sealed record DeliveryBatch(DateOnly ApprovedOn, string Agreement, IReadOnlyList<WaitingPerson> People)
{
    /// <summary>As a form says it.</summary>
    public string Value => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ApprovedOn:yyyy-MM-dd} {Agreement}");
}

/// <summary>A delivery in the list.</summary>
public sealed record RecordedDelivery(string Id, string Party, DateTimeOffset DeliveredAt, string Receiver, DeliveryWay Way, string Reference, int Candidacies);

/// <summary>Who waits for an account, and what was delivered, from the oversight projection.</summary>
public sealed class DeliveryReader(NpgsqlDataSource oversight, WebSettings settings)
{
    // Who was left out has no obligation, and no term; the account may still be delivered with the others of its party.
    private const string Waits = "election = $1 and status = 'Pending' and in_scope and account_received_at is null and capture_closes is null and approved_on is not null";
    private const int MostDeliveries = 500;

    public async Task<IReadOnlyList<WaitingParty>> Parties(CancellationToken cancellation) => await Read(
        $"select responsible_party, count(*)::int, min(account_due) from oversight.candidacy where {Waits} group by 1 order by 3, 1",
        [settings.Election], r => new WaitingParty(r.GetString(0), r.GetInt32(1), OversightReader.Instant(r, 2)!.Value), cancellation);

    public async Task<IReadOnlyList<DeliveryBatch>> Batches(string party, CancellationToken cancellation)
    {
        var people = await Read(
            $"""
            select candidacy_id, display_name, office, territory, character, approved_on, approval_agreement
            from oversight.candidacy where {Waits} and responsible_party = $2 order by approved_on, approval_agreement, sort_name, candidacy_id
            """,
            [settings.Election, party],
            r => new WaitingPerson(
                r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetFieldValue<DateOnly>(5), r.GetString(6)),
            cancellation);
        return [.. people.GroupBy(p => (p.ApprovedOn, p.Agreement)).Select(g => new DeliveryBatch(g.Key.ApprovedOn, g.Key.Agreement, [.. g]))];
    }

    public async Task<IReadOnlyList<RecordedDelivery>> Recorded(CancellationToken cancellation) => await Read(
        $"""
        select delivery_id, party, delivered_at, receiver, way, reference, candidacies from oversight.delivery
        where election = $1 order by recorded_at desc, delivery_id limit {MostDeliveries}
        """,
        [settings.Election],
        r => new RecordedDelivery(
            r.GetString(0), r.GetString(1), OversightReader.Instant(r, 2)!.Value, r.GetString(3), Enum.Parse<DeliveryWay>(r.GetString(4)), r.GetString(5), r.GetInt32(6)),
        cancellation);

    private async Task<List<T>> Read<T>(string sql, object[] values, Func<NpgsqlDataReader, T> row, CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(row(reader));
        return rows;
    }
}
