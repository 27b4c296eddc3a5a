using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Cuts;
using Conoceles.PublicRecord;
using Conoceles.Statistics;
using Conoceles.Web.Configuration;
using Conoceles.Web.Public.Site;
using Npgsql;

namespace Conoceles.Web.Public.Cuts;

/// <summary>A profile as it was in a cut.</summary>
/// <param name="Mac">HMAC-SHA-256 (hex), which its manifest has.</param>
/// <param name="Salt">Null with the document.</param>
/// <param name="Document">Canonical JSON; null when what it showed is not public any more.</param>
public sealed record CutProfile(string Mac, byte[]? Salt, byte[]? Document);

/// <summary>
/// Reads the cuts with a role that can read nothing else, and of them nothing of who is not public now: the database itself
/// keeps that (<c>public_record.cut_profile</c>). What every page of cuts needs is in memory; a profile of a past cut is
/// asked for when somebody does.
/// </summary>
public sealed class CutSource(NpgsqlDataSource database, DatabaseTurns turns, WebSettings settings)
{
    private const int CommandSeconds = 5;

    /// <summary>For what reads a whole cut.</summary>
    private const int WholeSeconds = 300;
    private const string Held = "election = $1 and from_cut <= $2 and coalesce(to_cut, $2) >= $2";

    /// <summary>Every cut, the oldest first; the same list when there is no other since.</summary>
    public async Task<ImmutableArray<PublicCut>> List(ImmutableArray<PublicCut> known, CancellationToken cancellation)
    {
        await using (var last = Command("select coalesce(max(number), 0) from public_record.cut where election = $1"))
        {
            if (await last.ExecuteScalarAsync(cancellation) is int number && number == known.Length)
                return known;
        }

        await using var command = Command(
            """
            select number, at, origin, reason, candidacies, counts, sha256(election_document), changes, previous, manifest, key_id, signature,
              sha256(statistics), case when number = max(number) over () then statistics end
            from public_record.cut where election = $1 order by number
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var cuts = ImmutableArray.CreateBuilder<PublicCut>();
        while (await reader.ReadAsync(cancellation))
            cuts.Add(Cut(reader));
        return cuts.ToImmutable();
    }

    /// <summary>Some of what changed with a cut, in its order.</summary>
    public Task<ImmutableArray<CutChange>> Changes(int number, int skip, int take, CancellationToken cancellation) => turns.Take(async () =>
    {
        await using var command = Command("select document from public_record.cut_change where election = $1 and number = $2 order by place offset $3 limit $4", number, skip, take);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var changes = ImmutableArray.CreateBuilder<CutChange>();
        while (await reader.ReadAsync(cancellation))
            changes.Add(JsonSerializer.Deserialize<CutChange>(reader.GetString(0), PublicJson.Options)!);
        return changes.ToImmutable();
    }, cancellation);

    /// <summary>The statistics of a cut that has them, as they are digested.</summary>
    public Task<byte[]> Statistics(int number, CancellationToken cancellation) => turns.Take(async () =>
    {
        await using var command = Command("select statistics from public_record.cut where election = $1 and number = $2", number);
        return (byte[])(await command.ExecuteScalarAsync(cancellation))!;
    }, cancellation);

    /// <summary>A profile as it was in a cut; null when it was not in it.</summary>
    public Task<CutProfile?> Profile(int number, string id, CancellationToken cancellation) => turns.Take(async () =>
    {
        await using var command = Command($"select mac, salt, document from public_record.cut_profile where {Held} and candidacy_id = $3", number, id);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? new CutProfile(Hex(reader, 0)!, Bytes(reader, 1), Bytes(reader, 2)) : null;
    }, cancellation);

    /// <summary>The election as it was in a cut.</summary>
    /// <exception cref="InvalidOperationException">There is no such cut.</exception>
    public Task<PublicElection> Election(int number, CancellationToken cancellation) => turns.Take(async () =>
    {
        await using var command = Command("select election_document from public_record.cut where election = $1 and number = $2", number);
        return await command.ExecuteScalarAsync(cancellation) is byte[] document && JsonSerializer.Deserialize<PublicElection>(document, PublicJson.Options) is { } election
            ? election
            : throw new InvalidOperationException("The cut has no election.");
    }, cancellation);

    /// <summary>The prints of everything that held in a cut, of who is not public any more too.</summary>
    public Task<List<CutPrint>> Prints(int number, CancellationToken cancellation) => turns.Take(async () =>
    {
        await using var command = Command($"select candidacy_id, mac from public_record.cut_profile where {Held}", number);
        command.CommandTimeout = WholeSeconds;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var prints = new List<CutPrint>();
        while (await reader.ReadAsync(cancellation))
            prints.Add(new CutPrint(reader.GetString(0), Hex(reader, 1)!));
        return prints;
    }, cancellation);

    /// <summary>
    /// Gives what a cut shows now, in the public order, one by one as it is read: no memory holds a hundred thousand. It has one of
    /// the turns until the last one.
    /// </summary>
    /// <param name="isPublic">Who is public as this node knows it: what is made is of that moment, or is not made.</param>
    /// <exception cref="TimeoutException">The database knows already of another moment.</exception>
    public Task Read(int number, Func<string, bool> isPublic, Action<PublicCandidacy> each, CancellationToken cancellation) =>
        Read(Held, isPublic, each, cancellation, number);

    /// <summary>The same, of those alone that are others than in an earlier cut.</summary>
    public Task ReadSince(int number, int since, Func<string, bool> isPublic, Action<PublicCandidacy> each, CancellationToken cancellation) =>
        Read($"{Held} and from_cut > $3", isPublic, each, cancellation, number, since);

    /// <summary>Ids that an earlier cut had and a later one has not, or whose profile is not public any more.</summary>
    public Task<List<string>> Removed(int number, int since, Func<string, bool> isPublic, CancellationToken cancellation) => turns.Take(async () =>
    {
        await using var command = Command(
            $"""
            select d.candidacy_id collate "C", exists (select from public_record.cut_profile where {Held} and candidacy_id = d.candidacy_id)
            from public_record.cut_profile d where d.election = $1 and d.from_cut <= $3 and coalesce(d.to_cut, $3) >= $3 order by 1
            """, number, since);
        command.CommandTimeout = WholeSeconds;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var ids = new List<string>();
        while (await reader.ReadAsync(cancellation))
        {
            if (!reader.GetBoolean(1) || !isPublic(reader.GetString(0)))
                ids.Add(reader.GetString(0));
        }

        return ids;
    }, cancellation);

    private Task<int> Read(string which, Func<string, bool> isPublic, Action<PublicCandidacy> each, CancellationToken cancellation, params object[] values) => turns.Take(async () =>
    {
        await using var command = Command(
            $"""
            select candidacy_id, document, exists (select from public_record.candidacy c where c.candidacy_id = p.candidacy_id and c.document is not null)
            from public_record.cut_profile p where {which} order by sort_key collate "C", candidacy_id collate "C"
            """, values);
        command.CommandTimeout = WholeSeconds;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var count = 0;
        while (await reader.ReadAsync(cancellation))
        {
            if (reader.GetBoolean(2) != isPublic(reader.GetString(0)))
                throw new TimeoutException("The public record moved while a cut was read.");
            // Without a document and public: it was erased before she came back, and the next cut has it.
            if (reader.IsDBNull(1))
                continue;
            each(CutDocument.Read(reader.GetFieldValue<byte[]>(1)));
            count++;
        }

        return count;
    }, cancellation);

    private PublicCut Cut(NpgsqlDataReader row) => new()
    {
        Election = settings.Election,
        Number = row.GetInt32(0),
        At = row.GetFieldValue<DateTimeOffset>(1),
        Origin = Enum.Parse<CutOrigin>(row.GetString(2), ignoreCase: true),
        Reason = row.IsDBNull(3) ? null : row.GetString(3),
        Candidacies = row.GetInt32(4),
        Counts = JsonSerializer.Deserialize<ImmutableSortedDictionary<CutChangeKind, int>>(row.GetString(5), PublicJson.Options)!,
        ElectionDigest = Hex(row, 6)!,
        ChangesDigest = Hex(row, 7)!,
        Previous = Hex(row, 8),
        Manifest = Hex(row, 9)!,
        KeyId = row.GetString(10),
        Signature = Base64Url.EncodeToString(row.GetFieldValue<byte[]>(11)),
        StatisticsDigest = Hex(row, 12),
        Statistics = Bytes(row, 13) is { } statistics ? CutStatistics.Read(statistics) : null,
    };

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.CreateCommand(sql);
        command.CommandTimeout = CommandSeconds;
        command.Parameters.AddWithValue(settings.Election);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static byte[]? Bytes(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    private static string? Hex(NpgsqlDataReader row, int column) => Bytes(row, column) is { } bytes ? Convert.ToHexStringLower(bytes) : null;
}
