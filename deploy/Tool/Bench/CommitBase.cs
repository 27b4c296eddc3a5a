using System.Globalization;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// The base's tables and scripts. Each commit carries the very bytes that the system stored for one candidacy, so that
/// they compress alike: the state replaces a row as large as it, derived rows are added.
/// </summary>
internal sealed class CommitBase
{
    private const string State =
        "select payloadbinary from grains.orleansstorage where graintypestring = 'candidacy' and grainidextensionstring = $1";

    private readonly byte[] _draft, _state, _main, _derived;

    private CommitBase(byte[] draft, byte[] state, byte[] main, byte[] derived) =>
        (_draft, _state, _main, _derived) = (draft, state, main, derived);

    /// <summary>Of the commit of <see cref="Save"/>, for the printed line.</summary>
    public int[] SaveBytes => [_draft.Length];

    /// <summary>Of the commits of <see cref="Submission"/>, for the printed line.</summary>
    public int[] SubmissionBytes => [_state.Length, _main.Length, _derived.Length];

    /// <summary>One commit of a state, always over the same row: what a draft's save waits for.</summary>
    public string Save => $"update bench.state set payload = {Literal(_draft)}, modified = now(), version = version + 1 where id = 1;\n";

    /// <summary>
    /// What a submission commits before it answers: its state; in the main database its audit entry, its receipt's
    /// statement and its public row; and, without waiting for the disk as it does, its version and its row of oversight.
    /// </summary>
    public string Submission =>
        $"""
        \set turn :turn + 1
        update bench.state set payload = {Literal(_state)}, modified = now(), version = version + 1 where id = :turn;
        insert into bench.main (payload) values ({Literal(_main)});
        select bench.derive({Literal(_derived)});

        """;

    /// <param name="draft">A candidacy with a draft, whose stored bytes are those of <see cref="Save"/>.</param>
    /// <param name="submitted">A submitted one, whose stored bytes are those of <see cref="Submission"/>.</param>
    /// <param name="rows">Most turns of one script.</param>
    public static async Task<CommitBase> PrepareAsync(
        BenchInstallation bench, string draft, string submitted, int rows, CancellationToken cancellation)
    {
        await using var curricular = NpgsqlDataSource.Create(bench.Connections.For(Roles.Owner, Databases.Curricular));
        await using var main = NpgsqlDataSource.Create(bench.Connections.For(Roles.Owner, Databases.Main));
        var made = new CommitBase(
            await BytesAsync(curricular, State, draft, cancellation),
            await BytesAsync(curricular, State, submitted, cancellation),
            await BytesAsync(main, """
                select convert_to(concat(
                  (select a from audit.entry a where a.candidacy_id = $1 order by a.seq desc limit 1),
                  (select r from public_record.receipt r order by r.at desc limit 1),
                  (select c from public_record.candidacy c where c.candidacy_id = $1)), 'UTF8')
                """, submitted, cancellation),
            await BytesAsync(curricular, """
                select convert_to(concat(
                  (select v from history.version v where v.candidacy_id = $1 order by v.version desc limit 1),
                  (select o from oversight.candidacy o where o.candidacy_id = $1)), 'UTF8')
                """, submitted, cancellation));
        await using var tables = curricular.CreateCommand($$"""
            drop schema if exists bench cascade;
            create schema bench;
            create table bench.state (id int primary key, version int not null default 1, modified timestamptz not null default now(), payload bytea not null);
            create table bench.main (id bigint generated always as identity primary key, payload bytea not null);
            create table bench.derived (id bigint generated always as identity primary key, payload bytea not null);
            create function bench.derive(_payload bytea) returns void language plpgsql as $f$
            begin
              -- Of the transaction: one of the function alone would be over when the commit comes.
              perform set_config('synchronous_commit', 'off', true);
              insert into bench.derived (payload) values (_payload);
            end $f$;
            insert into bench.state (id, payload) select n, {{Literal(made._state)}} from generate_series(1, {{rows.ToString(CultureInfo.InvariantCulture)}}) n
            """);
        await tables.ExecuteNonQueryAsync(cancellation);
        return made;
    }

    private static async Task<byte[]> BytesAsync(NpgsqlDataSource source, string query, string id, CancellationToken cancellation)
    {
        await using var command = source.CreateCommand(query);
        command.Parameters.AddWithValue(id);
        return (byte[])(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static string Literal(byte[] bytes) => $"'\\x{Convert.ToHexStringLower(bytes)}'::bytea";
}
