using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Postgres;

public sealed class RoleRightsTests(ServerFixture server)
{
    public static TheoryData<string, string> EveryPair
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var role in Roles.All)
            {
                foreach (var database in Databases.All.Append("postgres").Append("template1"))
                    pairs.Add(role, database);
            }
            return pairs;
        }
    }

    [Theory, MemberData(nameof(EveryPair))]
    public async Task Role_ConnectsOnlyToItsDatabases(string role, string database)
    {
        var allowed = Databases.Connect.TryGetValue(database, out var roles) && roles.Contains(role);
        await using var connection = new NpgsqlConnection(server.Connections.For(role, database));
        if (allowed)
            await connection.OpenAsync();
        else
            await Assert.ThrowsAsync<PostgresException>(() => connection.OpenAsync());
    }

    [Theory, MemberData(nameof(EveryPair))]
    public async Task Role_HasNoRightToConnectElsewhere_EvenWhereTheServersAccessFileAllowsIt(string role, string database)
    {
        // The rights in the database hold by themselves: a server of CONOCELES_DB has another pg_hba.conf.
        if (!Databases.All.Contains(database))
            return;
        await using var source = NpgsqlDataSource.Create(server.Connections.Administrator());
        await using var command = source.CreateCommand("select has_database_privilege($1, $2, 'connect')");
        command.Parameters.Add(new() { Value = role });
        command.Parameters.Add(new() { Value = database });
        Assert.Equal(Databases.Connect[database].Contains(role), await command.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData(Roles.Web, Databases.Main, "select 1 from audit.entry")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from public_record.candidacy")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from public_record.receipt")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from cluster.reminder")]
    [InlineData(Roles.Web, Databases.Main, "update clock.legal_clock set offset_ms = 1")]
    [InlineData(Roles.Web, Databases.Main, "insert into operations.node values ('conoceles_silo', 'n', 'silo', '', now(), now(), '{}')")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from operations.node")]
    [InlineData(Roles.Public, Databases.Main, "delete from operations.node")]
    [InlineData(Roles.Silo, Databases.Main, "select 1 from operations.node")]
    [InlineData(Roles.Web, Databases.Main, "delete from cluster.membership")]
    [InlineData(Roles.Web, Databases.Main, "select cluster.update_membership('a','a',1,1,1,'',now(),1)")]
    [InlineData(Roles.Web, Databases.Main, "update accounts.act set reason = ''")]
    [InlineData(Roles.Web, Databases.Main, "delete from accounts.act")]
    [InlineData(Roles.Web, Databases.Main, "truncate accounts.act")]
    [InlineData(Roles.Web, Databases.Main, "insert into accounts.act (account, kind, by_account, operation, at) values ('', 'created', '', gen_random_uuid(), now())")]
    [InlineData(Roles.Web, Databases.Main, "delete from accounts.activation_code")]
    [InlineData(Roles.Web, Databases.Main, "insert into accounts.activation_code (account, hash, expires, issued_at) values ('', '', now(), now())")]
    [InlineData(Roles.Silo, Databases.Main, "select 1 from accounts.act")]
    [InlineData(Roles.Silo, Databases.Main, "select 1 from accounts.activation_code")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from accounts.act")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from audit.entry")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from clock.legal_clock")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from cluster.membership")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from migrations.applied")]
    [InlineData(Roles.Public, Databases.Main, "delete from public_record.candidacy")]
    [InlineData(Roles.Public, Databases.Main, "delete from public_record.photo")]
    [InlineData(Roles.Public, Databases.Main, "insert into public_record.photo values ('', '')")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from public_record.photo")]
    [InlineData(Roles.Silo, Databases.Main, "update public_record.photo set content = ''")]
    [InlineData(Roles.Public, Databases.Main, "insert into public_record.receipt select * from public_record.receipt")]
    [InlineData(Roles.Public, Databases.Main, "update public_record.receipt_key set valid_until = null")]
    [InlineData(Roles.Public, Databases.Main, "create table public.x (y int)")]
    [InlineData(Roles.Public, Databases.Main, "create temporary table x (y int)")]
    [InlineData(Roles.Silo, Databases.Main, "update audit.entry set action = 'x'")]
    [InlineData(Roles.Silo, Databases.Main, "delete from audit.entry")]
    [InlineData(Roles.Silo, Databases.Main, "truncate audit.entry")]
    [InlineData(Roles.Silo, Databases.Main, "update audit.identity_opening set purpose = 'x'")]
    [InlineData(Roles.Silo, Databases.Main, "delete from audit.identity_opening")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from audit.identity_opening")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from audit.identity_opening")]
    [InlineData(Roles.Silo, Databases.Main, "update audit.evidence_opening set purpose = 'x'")]
    [InlineData(Roles.Silo, Databases.Main, "delete from audit.evidence_opening")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from audit.evidence_opening")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from audit.evidence_opening")]
    [InlineData(Roles.Silo, Databases.Main, "update public_record.receipt set kind = 'x'")]
    [InlineData(Roles.Silo, Databases.Main, "delete from public_record.receipt")]
    [InlineData(Roles.Silo, Databases.Main, "update public_record.receipt_key set x = 'x'")]
    [InlineData(Roles.Silo, Databases.Main, "delete from public_record.receipt_key")]
    [InlineData(Roles.Silo, Databases.Main, "update public_record.cut set candidacies = 0")]
    [InlineData(Roles.Silo, Databases.Main, "update public_record.cut set statistics = ''")]
    [InlineData(Roles.Identity, Databases.Identity, "create table statistics.x (y int)")]
    [InlineData(Roles.Silo, Databases.Main, "delete from public_record.cut")]
    [InlineData(Roles.Silo, Databases.Main, "delete from public_record.cut_document")]
    [InlineData(Roles.Silo, Databases.Main, "update public_record.cut_document set mac = sha256('')")]
    [InlineData(Roles.Silo, Databases.Main, "update public_record.cut_change set document = '{}'")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from public_record.cut_document")]
    [InlineData(Roles.Public, Databases.Main, "select account from public_record.cut")]
    [InlineData(Roles.Public, Databases.Main, "select operation from public_record.cut")]
    [InlineData(Roles.Public, Databases.Main, "insert into public_record.cut_change values ('e', 1, 1, '{}')")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from public_record.cut_change")]
    [InlineData(Roles.Silo, Databases.Main, "update clock.legal_clock set offset_ms = 1")]
    [InlineData(Roles.Silo, Databases.Main, "create table cluster.x (y int)")]
    [InlineData(Roles.Silo, Databases.Main, "update mail.outbox set body = ''")]
    [InlineData(Roles.Silo, Databases.Main, "delete from mail.outbox")]
    [InlineData(Roles.Silo, Databases.Main, "insert into mail.recipient values ('e', 'p', 1, 'a@b.invalid')")]
    [InlineData(Roles.Silo, Databases.Main, "select 1 from mail.recipient_act")]
    [InlineData(Roles.Web, Databases.Main, "insert into mail.outbox (key, election, kind, party, subject, body, created, valid_until) values ('k', 'e', 'k', 'p', 's', 'b', now(), now())")]
    [InlineData(Roles.Web, Databases.Main, "update mail.outbox set sent_at = now()")]
    [InlineData(Roles.Web, Databases.Main, "delete from mail.outbox")]
    [InlineData(Roles.Web, Databases.Main, "update mail.recipient set address = 'a@b.invalid'")]
    [InlineData(Roles.Web, Databases.Main, "update mail.recipient_act set by_account = ''")]
    [InlineData(Roles.Web, Databases.Main, "delete from mail.recipient_act")]
    [InlineData(Roles.Web, Databases.Main, "insert into mail.recipient_act (election, party, address, added, by_account, at) values ('e', 'p', 'a', true, '', now())")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from mail.outbox")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from mail.recipient")]
    [InlineData(Roles.Web, Databases.Main, "update registry.token set hash = sha256(''), expires = now()")]
    [InlineData(Roles.Web, Databases.Main, "delete from registry.token")]
    [InlineData(Roles.Web, Databases.Main, "insert into registry.token_use (token, at, method, outcome) values ('', now(), 'GET', 'good')")]
    [InlineData(Roles.Web, Databases.Main, "update registry.token_use set outcome = 'good'")]
    [InlineData(Roles.Web, Databases.Main, "delete from registry.token_use")]
    [InlineData(Roles.Web, Databases.Main, "update registry.proposal set answer = '', body_hash = sha256('')")]
    [InlineData(Roles.Web, Databases.Main, "delete from registry.proposal")]
    [InlineData(Roles.Silo, Databases.Main, "select 1 from registry.proposal")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from registry.proposal")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from registry.token")]
    [InlineData(Roles.Oversight, Databases.Curricular, "select 1 from grains.orleansstorage")]
    [InlineData(Roles.Oversight, Databases.Curricular, "delete from oversight.candidacy")]
    [InlineData(Roles.Oversight, Databases.Curricular, "select 1 from photos.photo")]
    [InlineData(Roles.Curricular, Databases.Curricular, "create table photos.x (y int)")]
    [InlineData(Roles.Curricular, Databases.Curricular, "create table grains.x (y int)")]
    [InlineData(Roles.Curricular, Databases.Curricular, "update grains.orleansquery set querytext = ''")]
    [InlineData(Roles.Identity, Databases.Identity, "update grains.orleansquery set querytext = ''")]
    [InlineData(Roles.Identity, Databases.Identity, "update evidence.file set content = ''")]
    [InlineData(Roles.Identity, Databases.Identity, "update evidence.file set owner = ''")]
    [InlineData(Roles.Identity, Databases.Identity, "create table evidence.x (y int)")]
    public async Task Role_IsRefused(string role, string database, string sql)
    {
        await using var connection = await server.Source(role, database).OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        // The session's read-only setting is the second lock; here the first one is tried alone.
        await using (var open = new NpgsqlCommand("set local transaction_read_only = off", connection, transaction))
            await open.ExecuteNonQueryAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Theory]
    [InlineData(Roles.Silo, Databases.Main, "select 1 from audit.entry, public_record.candidacy, public_record.election, clock.legal_clock, cluster.reminder")]
    [InlineData(Roles.Silo, Databases.Main, "insert into audit.entry values ('c', 1, now(), 'a', 'r', 'x', null, 1, null, '\\x00', '\\x00') on conflict do nothing")]
    [InlineData(Roles.Silo, Databases.Main, "insert into public_record.receipt values ('f', 'k', now(), 'r', sha256(''), sha256('') || sha256('')) on conflict (folio) do nothing")]
    [InlineData(Roles.Silo, Databases.Main, "update public_record.receipt_key set valid_until = null")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from OrleansQuery, cluster.membership, clock.legal_clock")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from accounts.act, accounts.activation_code")]
    [InlineData(Roles.Web, Databases.Main, "update accounts.activation_code set hash = sha256(''), issued_at = now(), expires = now(), used_at = null where false")]
    [InlineData(Roles.Silo, Databases.Main, "begin; lock table public_record.photo in share row exclusive mode; delete from public_record.photo where false; commit")]
    [InlineData(Roles.Silo, Databases.Main, "select 1 from mail.outbox, mail.recipient")]
    [InlineData(Roles.Silo, Databases.Main, "update mail.outbox set sent_at = now(), held_at = now(), file_at = now(), due_at = now(), attempts = 1, last_error = null, recipients = '{}' where false")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from mail.outbox, mail.recipient, mail.recipient_act")]
    [InlineData(Roles.Web, Databases.Main, "delete from mail.recipient where false")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from registry.token, registry.token_use, registry.proposal")]
    [InlineData(Roles.Web, Databases.Main, "update registry.token set revoked_by = '', revoked_at = now() where false")]
    [InlineData(Roles.Web, Databases.Main, "update registry.proposal set entries = null, decided_by = '', decided_at = now(), import = '' where false")]
    [InlineData(Roles.Curricular, Databases.Curricular, "select 1 from photos.photo")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from public_record.candidacy, public_record.election, public_record.receipt, public_record.receipt_key, public_record.photo")]
    [InlineData(Roles.Public, Databases.Main, "select number, at, origin, reason, election_document, candidacies, counts, changes, previous, manifest, key_id, signature from public_record.cut")]
    [InlineData(Roles.Public, Databases.Main, "select 1 from public_record.cut_change, public_record.cut_profile")]
    [InlineData(Roles.Silo, Databases.Main, "update public_record.cut_document set to_cut = 1, row_version = 1, salt = null, sort_key = null, document = null where false")]
    [InlineData(Roles.Public, Databases.Main, "listen public_record")]
    [InlineData(Roles.Silo, Databases.Main, "select operations.report('silo-prueba', 'silo', '1', now(), '{}')")]
    [InlineData(Roles.Public, Databases.Main, "begin read write; select operations.report('nodo-prueba', 'web', '1', now(), '{}'); commit")]
    [InlineData(Roles.Web, Databases.Main, "select 1 from operations.node, operations.reminder")]
    [InlineData(Roles.Oversight, Databases.Curricular, "select 1 from oversight.candidacy")]
    [InlineData(Roles.Curricular, Databases.Curricular, "select 1 from oversight.candidacy, grains.orleansstorage")]
    [InlineData(Roles.Identity, Databases.Identity, "select 1 from grains.orleansstorage")]
    [InlineData(Roles.Identity, Databases.Identity, "begin; update evidence.file set stored_at = now(); delete from evidence.file where false; commit")]
    [InlineData(Roles.Silo, Databases.Main, "select 1 from audit.evidence_opening")]
    public async Task Role_MayDoItsWork(string role, string database, string sql)
    {
        await using var command = server.Source(role, database).CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    [Fact]
    public async Task PublicReceipts_HaveTheseColumnsAndNoOther()
    {
        // A salt, a candidacy or a hash of content beside the digest would undo what the digest protects.
        await using var source = NpgsqlDataSource.Create(server.Connections.Administrator(Databases.Main));
        await using var command = source.CreateCommand(
            "select string_agg(column_name, ' ' order by ordinal_position) from information_schema.columns where table_schema = 'public_record' and table_name = 'receipt'");
        Assert.Equal("folio kind at key_id digest signature", await command.ExecuteScalarAsync());
    }

    [Theory]
    [InlineData(Roles.Public, Databases.Main)]
    [InlineData(Roles.Oversight, Databases.Curricular)]
    public async Task RoleThatOnlyReads_HasReadOnlySessions(string role, string database)
    {
        await using var command = server.Source(role, database).CreateCommand("show transaction_read_only");
        Assert.Equal("on", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task EverybodyElse_HasNoRightAnywhere()
    {
        foreach (var database in Databases.All)
        {
            await using var source = NpgsqlDataSource.Create(server.Connections.Administrator(database));
            await using var command = source.CreateCommand("""
                select n.nspname || coalesce('.' || c.relname, '') from pg_namespace n
                left join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'v', 'm', 'S')
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                  and (exists (select from aclexplode(n.nspacl) a where a.grantee = 0)
                    or exists (select from aclexplode(c.relacl) a where a.grantee = 0))
                union all
                select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
                where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
                  and (p.proacl is null or exists (select from aclexplode(p.proacl) a where a.grantee = 0))
                """);
            await using var reader = await command.ExecuteReaderAsync();
            var open = new List<string>();
            while (await reader.ReadAsync())
                open.Add(reader.GetString(0));
            Assert.Empty(open);
        }
    }

    [Fact]
    public async Task NodeReports_AreOfWhoWritesThem_AndBounded()
    {
        await using (var first = server.Source(Roles.Web, Databases.Main).CreateCommand("select operations.report('mismo-nombre', 'web', '1', now(), '{}')"))
            await first.ExecuteNonQueryAsync();
        await using (var other = server.Source(Roles.Silo, Databases.Main).CreateCommand("select operations.report('mismo-nombre', 'silo', '1', now(), '{}')"))
            await other.ExecuteNonQueryAsync();
        await using (var many = server.Source(Roles.Silo, Databases.Main).CreateCommand("select operations.report('nodo-' || n, 'silo', '1', now(), '{}') from generate_series(1, 300) n"))
            await many.ExecuteNonQueryAsync();
        await using var source = NpgsqlDataSource.Create(server.Connections.Administrator(Databases.Main));
        await using var writers = source.CreateCommand("select string_agg(writer || ' ' || kind, ', ' order by writer) from operations.node where name = 'mismo-nombre'");
        Assert.Equal("conoceles_silo silo, conoceles_web web", await writers.ExecuteScalarAsync());
        await using var count = source.CreateCommand("select count(*) from operations.node where writer = 'conoceles_silo'");
        Assert.Equal(200L, await count.ExecuteScalarAsync());
    }
}
