using System.Text;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Postgres;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Cluster;

[Collection(ClusterCollection.Name)]
public class CandidacyGrainTests(ClusterFixture cluster)
{
    [Fact]
    public async Task TheThinJob_FromRegistryToPublic_EndsInThePublicRecord()
    {
        var grain = await cluster.NewCandidacy();
        await ClusterFixture.FillIn(grain);
        var view = await grain.Read(Sample.Capturist);
        Assert.Empty(view!.Missing);
        var receipt = await Submit(grain, view.Version);
        Assert.NotNull(receipt.Folio);

        var captured = await grain.Read(Sample.Reviewer);
        var verified = await grain.Execute(Verify(captured!.Version));
        Assert.True(verified.Accepted, verified.Message);

        var published = await grain.Read(Sample.Reviewer);
        Assert.Equal(CandidacyStatus.Published, published!.Status);
        var document = await PublicDocument(grain.GetPrimaryKeyString());
        Assert.Contains("fulana@ejemplo.invalid", document, StringComparison.Ordinal);
        Assert.DoesNotContain("pnc", document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiftyParallelSubmissions_GiveOneReceipt()
    {
        var grain = await cluster.NewCandidacy();
        await ClusterFixture.FillIn(grain);
        var version = (await grain.Read(Sample.Capturist))!.Version;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Submit(grain, version)));
        Assert.Single(outcomes, o => o.Accepted);
        Assert.All(outcomes.Where(o => !o.Accepted), o => Assert.Equal(Refusals.AlreadySubmitted.Code, o.Code));
        Assert.Single((await grain.Read(Sample.Capturist))!.Receipts);
    }

    [Fact]
    public async Task ARepeatedOperation_AfterRestart_GetsTheFirstAnswer()
    {
        var grain = await cluster.NewCandidacy();
        var draft = ClusterFixture.Draft("estudios", Sample.Answers["estudios"]);
        var first = await grain.Execute(draft);
        await cluster.Deactivate(grain);
        Assert.Equal(first, await grain.Execute(draft));
        Assert.Equal(1, (await grain.Read(Sample.Capturist))!.Sections["estudios"].Version);
    }

    [Fact]
    public async Task AnotherPartysCandidacy_IsAsIfItDidNotExist()
    {
        var grain = await cluster.NewCandidacy();
        var missing = cluster.Client.GetGrain<ICandidacyGrain>("cand-prueba-999999");
        Assert.Null(await grain.Read(Sample.OtherParty));
        Assert.Null(await grain.ReadIdentityDraft(Sample.OtherParty, "indigena"));
        var draft = ClusterFixture.Draft("estudios", Sample.Answers["estudios"]) with { Actor = Sample.OtherParty };
        Assert.Equal((await missing.Execute(draft)).Code, (await grain.Execute(draft)).Code);

        // Nor does somebody's operation id open it.
        Assert.True((await grain.Execute(draft with { Actor = Sample.Capturist })).Accepted);
        Assert.Equal(Refusals.NotFound.Code, (await grain.Execute(draft)).Code);
    }

    [Fact]
    public async Task WhatAStrangerIsTold_IsWordForWordWhatACandidacyThatDoesNotExistSays()
    {
        var grain = await cluster.NewCandidacy();
        await grain.Execute(ClusterFixture.Draft("estudios", Sample.Answers["estudios"]));
        var missing = cluster.Client.GetGrain<ICandidacyGrain>("cand-prueba-999998");
        Actor[] strangers =
        [
            Sample.OtherParty,
            new("cuenta", "sesion", Role.Candidate, null, "cand-prueba-000002"),
            new("cuenta", "sesion", Role.Communication, null),
            new("cuenta", "sesion", Role.Operator, null),
        ];
        foreach (var stranger in strangers)
        {
            foreach (var name in Enum.GetValues<CommandName>())
            {
                foreach (var at in new[] { ClusterFixture.Now, ClusterFixture.Now.AddHours(1) })
                {
                    var told = await grain.Execute(Sample.CommandOf(name, stranger, at));
                    Assert.Equal(await missing.Execute(Sample.CommandOf(name, stranger, at)), told);
                    Assert.Equal((0, 0), (told.Version, told.SectionVersion));
                }
            }
        }
    }

    [Fact]
    public async Task ReadIdentityDraft_ByTheInstitute_IsRefused()
    {
        var grain = await cluster.NewCandidacy();
        await ClusterFixture.FillIn(grain);
        Assert.Equal("pnc", (await grain.ReadIdentityDraft(Sample.Capturist, "indigena"))!["p01"]);
        foreach (var role in Enum.GetValues<Role>().Where(r => r != Role.Capturist))
            Assert.Null(await grain.ReadIdentityDraft(new Actor("cuenta", "sesion", role, "pxx"), "indigena"));
    }

    [Theory]
    [InlineData(-121)]
    [InlineData(121)]
    public async Task ACommand_ReceivedFarFromTheSilosClock_IsRefused(int seconds)
    {
        var grain = await cluster.NewCandidacy();
        var draft = ClusterFixture.Draft("estudios", Sample.Answers["estudios"]);
        var outcome = await grain.Execute(draft with { ReceivedAt = draft.ReceivedAt.AddSeconds(seconds) });
        Assert.Equal(Refusals.ClockSkew.Code, outcome.Code);
    }

    public static TheoryData<FaultPoint> EveryFaultPoint() => [.. Enum.GetValues<FaultPoint>()];

    [Theory]
    [MemberData(nameof(EveryFaultPoint))]
    public async Task ACrashAtAFaultPoint_AndTheSameOperationAgain_IsDoneOnce(FaultPoint point)
    {
        var grain = await cluster.NewCandidacy();
        var id = grain.GetPrimaryKeyString();
        await grain.Execute(ClusterFixture.Draft("indigena", Sample.Values(("p01", "no"))));
        cluster.Faults.Arm(id, point);
        var draft = ClusterFixture.Draft("indigena", Sample.Values(("p01", "si")), seen: 1);
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Execute(draft));
        await cluster.Deactivate(grain);

        Assert.True(cluster.Faults.Reached.ContainsKey(point));
        var before = (await grain.Read(Sample.Capturist))!.Sections["indigena"].Version;
        var answers = await grain.ReadIdentityDraft(Sample.Capturist, "indigena");
        Assert.Equal(before == 2 ? "si" : "no", answers!["p01"]);
        Assert.Equal(point is FaultPoint.Saved or FaultPoint.Projected ? 2 : 1, before);

        Assert.True((await grain.Execute(draft)).Accepted);
        Assert.Equal(2, (await grain.Read(Sample.Capturist))!.Sections["indigena"].Version);
        Assert.Equal("si", (await grain.ReadIdentityDraft(Sample.Capturist, "indigena"))!["p01"]);
        await cluster.NewReconciler().Run(CancellationToken.None);
        var state = await StoredState(id);
        Assert.True(AuditChain.IsValid(AuditHead.Start, await AuditRows(id)));
        Assert.Equal(state.Audit.Seq, (await AuditRows(id)).Count);
    }

    [Fact]
    public async Task KilledBetweenSaveAndProject_WithNoFurtherCommand_IsRepairedByTheReconciler()
    {
        var grain = await cluster.NewCandidacy();
        var id = grain.GetPrimaryKeyString();
        cluster.Faults.Arm(id, FaultPoint.Saved);
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Execute(ClusterFixture.Draft("estudios", Sample.Answers["estudios"])));
        Assert.False(await OversightComplete(id, "estudios"));
        var repaired = await cluster.NewReconciler().Run(CancellationToken.None);
        Assert.True(repaired >= 1);
        Assert.True(await OversightComplete(id, "estudios"));
        Assert.Equal(0, await cluster.NewReconciler().Run(CancellationToken.None));
    }

    [Fact]
    public async Task APublicChangeThatWasNotProjected_IsWrittenByTheNextCommand_ThoughItChangesNothingPublic()
    {
        var grain = await cluster.NewCandidacy();
        var id = grain.GetPrimaryKeyString();
        await ClusterFixture.FillIn(grain);
        Assert.Contains("inCapture", await PublicDocument(id), StringComparison.Ordinal);
        cluster.Faults.Arm(id, FaultPoint.Saved);
        var version = (await grain.Read(Sample.Capturist))!.Version;
        await Assert.ThrowsAnyAsync<Exception>(() => Submit(grain, version));

        var corrected = await grain.Execute(new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("registro"),
            ReceivedAt = ClusterFixture.Now,
            Election = Sample.Election.Slug,
            Entry = Sample.Entry with { Key = id, ApprovalAgreement = "CG/01/2024" },
        });
        Assert.True(corrected.Accepted, corrected.Message);
        Assert.Contains("inReview", await PublicDocument(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheReconcilerShowedMeanwhile_IsNotTakenForWhatTheGrainShowedBefore()
    {
        var grain = await cluster.NewCandidacy();
        var id = grain.GetPrimaryKeyString();
        Assert.Contains("inCapture", await PublicDocument(id), StringComparison.Ordinal);
        cluster.Faults.Arm(id, FaultPoint.Saved);
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Execute(new Withdraw
        {
            OperationId = Sample.NewId(),
            Actor = new Actor("cuenta-ut", "sesion-ut", Role.UtAdministrator, null),
            ReceivedAt = ClusterFixture.Now,
            Cause = WithdrawalCause.Cancellation,
            Agreement = "CG/77/2024",
        }));
        await cluster.NewReconciler().Run(CancellationToken.None);
        Assert.Empty(await PublicDocument(id));

        // The same status as before the withdrawal, in the same activation: the public row is another one by now.
        var back = await grain.Execute(new Reinstate
        {
            OperationId = Sample.NewId(),
            Actor = new Actor("cuenta-ut", "sesion-ut", Role.UtAdministrator, null),
            ReceivedAt = ClusterFixture.Now,
            Agreement = "CG/78/2024",
            Reason = "Sentencia de prueba",
        });
        Assert.True(back.Accepted, back.Message);
        Assert.Contains("inCapture", await PublicDocument(id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASealThatNoStateNames_IsForgottenByTheNext()
    {
        var grain = await cluster.NewCandidacy();
        var id = grain.GetPrimaryKeyString();
        await grain.Execute(ClusterFixture.Draft("indigena", Sample.Values(("p01", "no"))));
        cluster.Faults.Arm(id, FaultPoint.Sealed);
        await Assert.ThrowsAnyAsync<Exception>(() => grain.Execute(ClusterFixture.Draft("indigena", Sample.Values(("p01", "si")), seen: 1)));
        var other = await grain.Execute(ClusterFixture.Draft("indigena", Sample.Values(("p01", "pnc")), seen: 1));
        Assert.True(other.Accepted);
        Assert.Equal("pnc", (await grain.ReadIdentityDraft(Sample.Capturist, "indigena"))!["p01"]);
    }

    [Fact]
    public async Task ASealThatWasNamedAfterAll_OutlivesWhatAnOwnerWithAnOlderCandidacySealed()
    {
        var grain = await cluster.NewCandidacy();
        var vault = cluster.Client.GetGrain<IIdentityVaultGrain>(grain.GetPrimaryKeyString());
        var first = await vault.Seal(Sample.NewId(), null, "indigena", Sample.Values(("p01", "no")));
        var named = await vault.Seal(Sample.NewId(), first.SealId, "indigena", Sample.Values(("p01", "si")));
        // The save that names it was not answered; the next owner read the candidacy of before.
        var other = await vault.Seal(Sample.NewId(), first.SealId, "generales", Sample.Values(("p20", "pnc")));

        Assert.Equal("si", (await vault.Open(named.SealId, "indigena"))["p01"]);
        var next = await vault.Seal(Sample.NewId(), named.SealId, "generales", Sample.Values(("p20", "pnc")));
        await cluster.Deactivate(vault);
        Assert.Equal("si", (await vault.Open(next.SealId, "indigena"))["p01"]);
        await Assert.ThrowsAnyAsync<Exception>(() => vault.Open(other.SealId, "generales"));
    }

    [Fact]
    public async Task TheReconciler_GoesOnOverACandidacyThatItCannotRead()
    {
        // One before and one after it, in the order of ids.
        string[] behind = [(await cluster.NewCandidacy()).GetPrimaryKeyString(), (await cluster.NewCandidacy()).GetPrimaryKeyString()];
        var unreadable = behind[0] + "-nuevo";
        // What the tests before left unprojected on purpose is not counted here.
        await cluster.NewReconciler().Run(CancellationToken.None);
        var curricular = cluster.Server.Source(Roles.Owner, Deploy.Postgres.Databases.Curricular);
        await Run(
            """
            insert into grains.orleansstorage (grainidhash, grainidn0, grainidn1, graintypehash, graintypestring, grainidextensionstring,
              serviceid, payloadbinary, version) values (1, 0, 0, 1, 'candidacy', $1, 'conoceles', convert_to('{"Schema":99}', 'UTF8'), 1)
            """, unreadable);
        try
        {
            foreach (var id in behind)
                await Run("delete from oversight.candidacy where candidacy_id = $1", id);
            Assert.Equal(2, await cluster.NewReconciler().Run(CancellationToken.None));
            foreach (var id in behind)
                Assert.False(await OversightComplete(id, "estudios"));
        }
        finally
        {
            await Run("delete from grains.orleansstorage where grainidextensionstring = $1", unreadable);
        }

        async Task Run(string sql, string id)
        {
            await using var command = curricular.CreateCommand(sql);
            command.Parameters.AddWithValue(id);
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }
    }

    [Fact]
    public async Task AnOpeningThatPassed_IsProjectedAlthoughACommandThatChangesNothingPublicCameFirst()
    {
        var real = ClusterFixture.Clock.Offset;
        var administrator = new Actor("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);
        ICandidacyGrain grain;
        try
        {
            // Its capture is open and nothing is public yet; the grain knows that it showed so.
            ClusterFixture.Clock.Offset -= TimeSpan.FromDays(8);
            grain = await cluster.NewCandidacy(
                Sample.Entry with { ApprovedOn = new DateOnly(2024, 4, 10), AccountDeliveredOn = new DateOnly(2024, 4, 12) });
            Assert.Empty(await PublicDocument(grain.GetPrimaryKeyString()));
        }
        finally
        {
            ClusterFixture.Clock.Offset = real;
        }

        Assert.True((await grain.Execute(Consent("discapacidad"))).Accepted);
        await cluster.NewReconciler().Run(CancellationToken.None);
        Assert.Contains("inCapture", await PublicDocument(grain.GetPrimaryKeyString()), StringComparison.Ordinal);

        GiveConsent Consent(string subject) => new()
        {
            OperationId = Sample.NewId(),
            Actor = administrator,
            ReceivedAt = ClusterFixture.Now,
            Subjects = [subject],
            Evidence = new SignedEvidence("Formato 1", new DateOnly(2024, 4, 12)),
        };
    }

    [Fact]
    public async Task IdentityAnswers_AreInNoDatabaseInClear()
    {
        var grain = await cluster.NewCandidacy();
        var id = grain.GetPrimaryKeyString();
        await ClusterFixture.FillIn(grain);
        await using var source = cluster.Server.Source(Roles.Identity, Deploy.Postgres.Databases.Identity);
        await using var command = source.CreateCommand("select payloadbinary from grains.orleansstorage where grainidextensionstring = $1");
        command.Parameters.AddWithValue(id);
        var payload = Encoding.UTF8.GetString((byte[])(await command.ExecuteScalarAsync())!);
        Assert.Contains("Ciphertext", payload, StringComparison.Ordinal);
        Assert.DoesNotContain("\"p01\"", payload, StringComparison.Ordinal);
        // In quotes: three letters alone appear by chance in base 64.
        Assert.DoesNotContain("\"pnc\"", payload, StringComparison.Ordinal);
        var state = JsonSerializer.Serialize(await StoredState(id), StateJson.Options);
        Assert.DoesNotContain("pnc", state, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATextOfADraft_ComesBackAsItWasTyped()
    {
        var grain = await cluster.NewCandidacy();
        const string Text = "Línea uno, con ñ y «comillas».\n\nLínea tres: 👩🏽‍🌾 <b>no es html</b> & \"más\".";
        await grain.Execute(ClusterFixture.Draft("historia", Sample.Values(("historia-profesional", Text))));
        await cluster.Deactivate(grain);
        Assert.Equal(Text, (await grain.Read(Sample.Capturist))!.Sections["historia"].Values["historia-profesional"]);
    }

    private static Task<Outcome> Submit(ICandidacyGrain grain, int version) => grain.Execute(
        Sample.CommandOf(CommandName.Submit, Sample.Capturist, ClusterFixture.Now, version));

    private static CandidacyCommand Verify(int version) =>
        Sample.CommandOf(CommandName.Verify, Sample.Reviewer, ClusterFixture.Now, version);

    private async Task<string> PublicDocument(string id)
    {
        await using var command = cluster.Server.Source(Roles.Public, Deploy.Postgres.Databases.Main)
            .CreateCommand("select coalesce(document::text, '') from public_record.candidacy where candidacy_id = $1");
        command.Parameters.AddWithValue(id);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task<bool> OversightComplete(string id, string section)
    {
        await using var command = cluster.Server.Source(Roles.Oversight, Deploy.Postgres.Databases.Curricular)
            .CreateCommand("select (curricular_sections->>$2)::boolean from oversight.candidacy where candidacy_id = $1");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(section);
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private async Task<CandidacyState> StoredState(string id)
    {
        await using var command = cluster.Server.Source(Roles.Curricular, Deploy.Postgres.Databases.Curricular)
            .CreateCommand("select payloadbinary from grains.orleansstorage where graintypestring = 'candidacy' and grainidextensionstring = $1");
        command.Parameters.AddWithValue(id);
        return JsonSerializer.Deserialize<CandidacyState>((byte[])(await command.ExecuteScalarAsync())!, StateJson.Options)!;
    }

    private async Task<List<AuditEntry>> AuditRows(string id)
    {
        await using var command = cluster.Server.Source(Roles.Silo, Deploy.Postgres.Databases.Main).CreateCommand(
            """
            select seq, at, actor_account, actor_role, action, subject, version, commitment, previous_hash, hash
            from audit.entry where candidacy_id = $1 order by seq
            """);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<AuditEntry>();
        while (await reader.ReadAsync())
        {
            rows.Add(new AuditEntry
            {
                CandidacyId = id,
                Seq = reader.GetInt64(0),
                At = reader.GetFieldValue<DateTimeOffset>(1),
                Account = reader.GetString(2),
                Role = Enum.Parse<Role>(reader.GetString(3)),
                Action = Enum.Parse<CommandName>(reader.GetString(4)),
                Subject = reader.IsDBNull(5) ? null : reader.GetString(5),
                Version = reader.GetInt32(6),
                Commitment = reader.IsDBNull(7) ? null : Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(7)),
                PreviousHash = Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(8)),
                Hash = Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(9)),
            });
        }

        return rows;
    }
}
