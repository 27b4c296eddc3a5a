using System.Collections.Immutable;
using Conoceles.Cuts;
using Conoceles.Statistics;

namespace Conoceles.Grains.Projection;

/// <summary>Reads the cuts that there are, and erases from them what must go.</summary>
public sealed class CutCatalog(ProjectionDatabases databases)
{
    /// <summary>The newest first.</summary>
    public async Task<ImmutableArray<CutView>> List(string election)
    {
        await using var command = databases.Main.CreateCommand(
            $"""
            select c.number, c.at, coalesce(c.reason, ''), c.account, c.candidacies, (select coalesce(sum(value::int), 0)::int from jsonb_each_text(c.counts))
            from public_record.cut c where c.election = $1 order by c.number desc limit {CutsView.Most}
            """);
        command.Parameters.AddWithValue(election);
        await using var reader = await command.ExecuteReaderAsync();
        var cuts = ImmutableArray.CreateBuilder<CutView>();
        while (await reader.ReadAsync())
        {
            cuts.Add(new CutView(
                reader.GetInt32(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetString(3), reader.GetInt32(4), reader.GetInt32(5)));
        }

        return cuts.ToImmutable();
    }

    /// <summary>The newest cut's statistics; null when there is no cut, or it is of before there were any.</summary>
    public async Task<CutStatistics?> Statistics(string election)
    {
        await using var command = databases.Main.CreateCommand("select statistics from public_record.cut where election = $1 order by number desc limit 1");
        command.Parameters.AddWithValue(election);
        return await command.ExecuteScalarAsync() is byte[] document ? CutStatistics.Read(document) : null;
    }

    /// <summary>The number of the cut that an operation made; null when it made none.</summary>
    public async Task<int?> Made(string election, Guid operation)
    {
        await using var command = databases.Main.CreateCommand("select number from public_record.cut where election = $1 and operation = $2");
        command.Parameters.AddWithValue(election);
        command.Parameters.AddWithValue(operation);
        return await command.ExecuteScalarAsync() as int?;
    }

    /// <summary>True when a cut would have somebody, or the last one had: the one that says that everybody left is made too.</summary>
    public async Task<bool> HasAnything(string election)
    {
        await using var command = databases.Main.CreateCommand(
            """
            select exists (select from public_record.candidacy where election = $1 and document is not null)
              or exists (select from public_record.cut_document where election = $1 and to_cut is null)
            """);
        command.Parameters.AddWithValue(election);
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>
    /// Replaces by a tombstone the documents of who was withdrawn, when the term of conservation of her sensitive data ended,
    /// and those of closed offices after the same days: the print stays, document and salt go. How many.
    /// </summary>
    public async Task<int> Erase(string election, int daysKept, DateTimeOffset now)
    {
        var due = new List<string>();
        await using (var withdrawn = databases.Curricular.CreateCommand(
            "select candidacy_id from oversight.candidacy where election = $1 and suppression_due is not null and suppression_due < $2"))
        {
            withdrawn.Parameters.AddWithValue(election);
            withdrawn.Parameters.AddWithValue(now.ToUniversalTime());
            await using var reader = await withdrawn.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                due.Add(reader.GetString(0));
        }

        await using var command = databases.Main.CreateCommand(
            """
            update public_record.cut_document d set salt = null, sort_key = null, document = null
            from public_record.candidacy c
            where d.election = $1 and d.document is not null and c.candidacy_id = d.candidacy_id and c.document is null
              and (c.candidacy_id = any($2) or (c.closing ->> 'closedAt')::timestamptz < $3)
            """);
        command.Parameters.AddWithValue(election);
        command.Parameters.AddWithValue(due.ToArray());
        command.Parameters.AddWithValue(now.AddDays(-daysKept).ToUniversalTime());
        return await command.ExecuteNonQueryAsync();
    }
}
