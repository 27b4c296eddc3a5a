using System.Text;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Postgres;
using Conoceles.Evidence;
using Conoceles.Grains.Tests.Candidacies;
using Npgsql;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>Documents of the UT: kept encrypted, named by the candidacy, and opened by nobody without a record.</summary>
[Collection(ClusterCollection.Name)]
public sealed class EvidenceGrainTests(ClusterFixture cluster)
{
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    [Fact]
    public async Task Kept_ThenAttached_IsListed_AndGivenBackAsItWas()
    {
        var (grain, documents) = await New();
        var version = (await grain.Read(Administrator))!.Version;
        var file = Pdf("lo que dice el acuerdo");
        var (_, attach) = await Attached(grain, documents, file, name: "C:\\escáner\\Fulana <Ficticia>.PDF");
        var listed = Assert.Single((await grain.Read(Administrator))!.Evidence);
        Assert.Equal((attach.Kept.Id, EvidenceRules.HashOf(file), file.Length, EvidenceMedia.Pdf), (listed.Id, listed.Sha256, listed.Bytes, listed.Media));
        Assert.Equal(version, (await grain.Read(Administrator))!.Version);
        Assert.Empty((await grain.Read(Sample.Capturist))!.Evidence);

        var open = Open(listed.Id);
        var opened = (await documents.Open(open)).File!;
        Assert.Equal(file, opened.Content);
        Assert.Equal(("Fulana Ficticia.pdf", EvidenceMedia.Pdf), (opened.Name, opened.Media));
        Assert.DoesNotContain("Fulana", opened.ToString() + new KeepEvidence(Guid.Empty, Administrator, "Fulana.pdf", file), StringComparison.Ordinal);
        // The same operation, which only an unknown outcome repeats, is one record; another opening is another.
        await documents.Open(open);
        await documents.Open(Open(listed.Id));
        Assert.Equal([EvidenceRules.UsualPurpose, EvidenceRules.UsualPurpose], await Recorded(grain));
        Assert.Equal(listed.Sha256, await Text(
            Databases.Main, "select encode(commitment, 'hex') from audit.entry where candidacy_id = $1 and action = 'AttachEvidence' and subject = $2", Id(grain), listed.Id.ToString()));
    }

    [Fact]
    public async Task StoredRow_HasNeitherTheFileNorItsName()
    {
        var (grain, documents) = await New();
        await Attached(grain, documents, Pdf("el contenido que nadie debe leer"), name: "nombre que nadie debe leer.pdf");
        foreach (var database in Databases.All)
        {
            await using var source = NpgsqlDataSource.Create(cluster.Server.Connections.Administrator(database));
            await using var tables = source.CreateCommand(
                "select format('%I.%I', table_schema, table_name) from information_schema.tables where table_schema !~ '^pg_|^information_schema$' and table_type = 'BASE TABLE'");
            var names = new List<string>();
            await using (var reader = await tables.ExecuteReaderAsync())
            {
                while (await reader.ReadAsync())
                    names.Add(reader.GetString(0));
            }

            Assert.NotEmpty(names);
            foreach (var table in names)
            {
                // As text, and as the hexadecimal in which a bytea shows itself.
                await using var search = source.CreateCommand($"select count(*) from {table} t where position($1 in t::text) > 0 or position($2 in t::text) > 0");
                search.Parameters.AddWithValue("nadie debe leer");
                search.Parameters.AddWithValue(Convert.ToHexStringLower("nadie debe leer"u8));
                Assert.True((long)(await search.ExecuteScalarAsync())! == 0, table);
            }
        }

        // The search finds what may be there.
        Assert.NotNull(await Text(Databases.Identity, "select position(encode(sha256, 'hex') in t::text)::text from evidence.file t where owner = $1", Id(grain)));
    }

    [Fact]
    public async Task TheSameOperation_KeepsOneFile_AndNeverAnotherInItsPlace()
    {
        var (grain, documents) = await New();
        var keep = new KeepEvidence(Sample.NewId(), Administrator, "a.pdf", Pdf("uno"));
        var first = await documents.Keep(keep);
        var content = await Text(Databases.Identity, "select encode(content, 'hex') from evidence.file where owner = $1", Id(grain));
        Assert.Equal(first, await documents.Keep(keep));
        Assert.Equal(content, await Text(Databases.Identity, "select encode(content, 'hex') from evidence.file where owner = $1", Id(grain)));
        Assert.Equal(EvidenceRefusals.OtherFile, (await documents.Keep(keep with { Content = Pdf("otro") })).Refusal);
        // Attached meanwhile, it is still the first answer.
        await CapturedCandidacies.Accepted(grain, Attach(first.Kept!));
        Assert.Equal(first, await documents.Keep(keep));
        Assert.Equal(EvidenceRefusals.AlreadyAttached, (await documents.Keep(keep with { OperationId = Sample.NewId() })).Refusal);
        Assert.Equal("1", await Text(Databases.Identity, "select count(*)::text from evidence.file where owner = $1", Id(grain)));
    }

    [Fact]
    public async Task ACrashBetweenKeepingAndAttaching_ShowsNothing_AndTheSameFormFinishesIt()
    {
        var (grain, documents) = await New();
        var keep = new KeepEvidence(Sample.NewId(), Administrator, "a.pdf", Pdf("a medias"));
        var kept = (await documents.Keep(keep)).Kept!;
        await cluster.Deactivate(documents);
        Assert.Empty((await grain.Read(Administrator))!.Evidence);
        Assert.Equal(EvidenceRefusals.NotFound, (await documents.Open(Open(kept.Id))).Refusal);
        Assert.Empty(await Recorded(grain));

        Assert.Equal(kept, (await documents.Keep(keep)).Kept);
        await CapturedCandidacies.Accepted(grain, Attach(kept));
        Assert.Equal(keep.Content, (await documents.Open(Open(kept.Id))).File!.Content);
    }

    [Fact]
    public async Task WhatIsNotKept_IsNotAttached()
    {
        var (grain, _) = await New();
        var (_, others) = await New();
        var kept = (await others.Keep(new KeepEvidence(Sample.NewId(), Administrator, "a.pdf", Pdf("de otra")))).Kept!;
        foreach (var missing in new[] { kept, kept with { Id = Sample.NewId() } })
            Assert.Equal(EvidenceRefusals.NotKept.Code, (await grain.Execute(Attach(missing))).Code);
        foreach (var false_ in new[] { kept with { Bytes = kept.Bytes + 1 }, kept with { Media = EvidenceMedia.Png }, kept with { Sha256 = new string('a', 64) } })
            Assert.Equal(EvidenceRefusals.NotKept.Code, (await cluster.Client.GetGrain<ICandidacyGrain>(others.GetPrimaryKeyString()).Execute(Attach(false_))).Code);
        Assert.Empty((await grain.Read(Administrator))!.Evidence);
    }

    [Fact]
    public async Task WhoMayNot_NeitherKeepsNorOpens()
    {
        var (grain, documents) = await New();
        var (kept, _) = await Attached(grain, documents, Pdf("de la UT"));
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not Role.UtAdministrator))
        {
            var actor = new Actor("otra", "sesion", role, "pxx", Id(grain));
            var sees = await grain.Read(actor) is not null;
            var refusal = sees ? Refusals.RoleLacksCommand : Refusals.NotFound;
            Assert.Equal(refusal, (await documents.Keep(new KeepEvidence(Sample.NewId(), actor, "a.pdf", Pdf("no")))).Refusal);
            var opened = await documents.Open(Open(kept.Id) with { Actor = actor });
            Assert.Equal((refusal, null), (opened.Refusal, opened.File));
        }

        Assert.Empty(await Recorded(grain));
        foreach (var owner in new[] { "cand-prueba-999997", "otra-cosa" })
            Assert.Equal(Refusals.NotFound, (await cluster.Client.GetGrain<IEvidenceGrain>(owner).Keep(new KeepEvidence(Sample.NewId(), Administrator, "a.pdf", Pdf("no")))).Refusal);
        Assert.Equal(EvidenceRefusals.WrongType, (await documents.Keep(new KeepEvidence(Sample.NewId(), Administrator, "a.pdf", "<html>"u8.ToArray()))).Refusal);
    }

    public static TheoryData<string> Tamperings =>
    [
        "update evidence.file set content = set_byte(content, 100, get_byte(content, 100) # 1) where owner = $1",
        "update evidence.file set wrapped_key = set_byte(wrapped_key, 3, get_byte(wrapped_key, 3) # 1) where owner = $1",
        "update evidence.file set nonce = set_byte(nonce, 3, get_byte(nonce, 3) # 1) where owner = $1",
        "update evidence.file set media = 'Png' where owner = $1",
        "update evidence.file set sha256 = sha256('otro') where owner = $1",
        "delete from evidence.file where owner = $1",
        // Another file of the same owner, whole, under this one's id.
        "update evidence.file f set (sha256, bytes, media, vault_key, key_nonce, wrapped_key, nonce, content) = (select o.sha256, o.bytes, o.media, o.vault_key, o.key_nonce, o.wrapped_key, o.nonce, o.content from evidence.file o where o.owner = $1 and o.evidence_id <> f.evidence_id limit 1) where owner = $1",
    ];

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task ARowThatSomebodyTouched_IsNotOpened(string tampering)
    {
        var (grain, documents) = await New();
        var (kept, _) = await Attached(grain, documents, Pdf("auténtico"));
        await documents.Keep(new KeepEvidence(Sample.NewId(), Administrator, "a.pdf", Pdf("un segundo")));
        await Owner(Databases.Identity, tampering, Id(grain));
        var opened = await documents.Open(Open(kept.Id));
        Assert.Equal((EvidenceRefusals.Damaged, null), (opened.Refusal, opened.File));
    }

    [Fact]
    public async Task WhileTheOpeningCannotBeRecorded_NothingIsGiven()
    {
        var (grain, documents) = await New();
        var (kept, _) = await Attached(grain, documents, Pdf("con constancia"));
        var open = Open(kept.Id);
        await Owner(Databases.Main, "revoke insert on audit.evidence_opening from conoceles_silo");
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => documents.Open(open));
        }
        finally
        {
            await Owner(Databases.Main, "grant insert on audit.evidence_opening to conoceles_silo");
        }

        Assert.Empty(await Recorded(grain));
        Assert.NotNull((await documents.Open(open)).File);
        Assert.Single(await Recorded(grain));
    }

    [Fact]
    public async Task ASignedConsent_IsOpenedForAPurpose_WhichIsRecorded()
    {
        var (grain, documents) = await New();
        var (kept, _) = await Attached(grain, documents, Pdf("consiento"), EvidenceKind.SignedConsent);
        Assert.Equal(EvidenceRefusals.PurposeMissing, (await documents.Open(Open(kept.Id) with { Purpose = "Porque sí" })).Refusal);
        Assert.Empty(await Recorded(grain));
        Assert.NotNull((await documents.Open(Open(kept.Id) with { Purpose = "  Solicitud 12 de la titular " })).File);
        Assert.Equal(["Solicitud 12 de la titular"], await Recorded(grain));
        Assert.Empty((await grain.Read(Sample.Reviewer))!.Evidence);
    }

    [Fact]
    public async Task WhatNobodyNamed_IsDeletedADayLater_AndNothingElse()
    {
        var (grain, documents) = await New();
        var (named, _) = await Attached(grain, documents, Pdf("adjunto"));
        var orphan = (await documents.Keep(new KeepEvidence(Sample.NewId(), Administrator, "a.pdf", Pdf("huérfano")))).Kept!;
        var again = new KeepEvidence(Sample.NewId(), Administrator, "a.pdf", Pdf("se repite"));
        await documents.Keep(again);
        var (others, othersDocuments) = await New();
        await othersDocuments.Keep(new KeepEvidence(Sample.NewId(), Administrator, "a.pdf", Pdf("de otra")));
        await Owner(Databases.Identity, "update evidence.file set stored_at = now() - interval '25 hours' where owner = any(array[$1, $2])", Id(grain), Id(others));
        await documents.Keep(again);
        Assert.Equal(
            new[] { named.Id, again.OperationId }.Order().Select(i => i.ToString()),
            (await Text(Databases.Identity, "select string_agg(evidence_id::text, ' ' order by evidence_id) from evidence.file where owner = $1", Id(grain)))!.Split(' '));
        Assert.Equal("1", await Text(Databases.Identity, "select count(*)::text from evidence.file where owner = $1", Id(others)));
        Assert.Equal(EvidenceRefusals.NotKept.Code, (await grain.Execute(Attach(orphan))).Code);
        Assert.NotNull((await documents.Open(Open(named.Id))).File);
    }

    private async Task<(ICandidacyGrain Grain, IEvidenceGrain Documents)> New()
    {
        var grain = await cluster.NewCandidacy();
        return (grain, cluster.Client.GetGrain<IEvidenceGrain>(Id(grain)));
    }

    private static async Task<(KeptEvidence Kept, AttachEvidence Attach)> Attached(
        ICandidacyGrain grain, IEvidenceGrain documents, byte[] file, EvidenceKind kind = EvidenceKind.Agreement, string name = "a.pdf")
    {
        var outcome = await documents.Keep(new KeepEvidence(Sample.NewId(), Administrator, name, file));
        Assert.Null(outcome.Refusal);
        var attach = Attach(outcome.Kept!) with { Kind = kind };
        await CapturedCandidacies.Accepted(grain, attach);
        return (outcome.Kept!, attach);
    }

    private static AttachEvidence Attach(KeptEvidence kept) =>
        (AttachEvidence)Sample.CommandOf(CommandName.AttachEvidence, Administrator, ClusterFixture.Now) with { Kept = kept };

    private static OpenEvidence Open(Guid id) => new(Sample.NewId(), Administrator, ClusterFixture.Now, id, "");

    private static byte[] Pdf(string text) => [.. "%PDF-1.7\n"u8, .. Encoding.UTF8.GetBytes(text)];

    private static string Id(ICandidacyGrain grain) => grain.GetPrimaryKeyString();

    private async Task<string[]> Recorded(ICandidacyGrain grain) =>
        (await Text(Databases.Main, "select string_agg(purpose, '|') from audit.evidence_opening where owner = $1", Id(grain)))?.Split('|') ?? [];

    private async Task<string?> Text(string database, string sql, params string[] parameters)
    {
        await using var source = NpgsqlDataSource.Create(cluster.Server.Connections.Administrator(database));
        await using var command = source.CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return await command.ExecuteScalarAsync() as string;
    }

    private async Task Owner(string database, string sql, params string[] parameters)
    {
        await using var command = cluster.Server.Source(Roles.Owner, database).CreateCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        await command.ExecuteNonQueryAsync();
    }
}
