using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Sweeps;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Receipts;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>The sensitive data of who was withdrawn: blocked at once, destroyed when the term ends, and an acta of it.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SuppressionSweepTests(ClusterFixture cluster)
{
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    /// <summary>Of a withdrawal at the cluster's own instant.</summary>
    private static DateTimeOffset Due => Deadlines.EndOf(Deadlines.LocalDate(ClusterFixture.Now).AddDays(90));

    [Fact]
    public async Task WhoWasWithdrawn_IsBlockedAtOnce_AndSuppressedAfterTheTerm()
    {
        const string Slug = "supresion-uno";
        var (grain, file) = await Withdrawn(Slug);
        var id = grain.GetPrimaryKeyString();

        var blocked = (await grain.Read(Administrator))!;
        Assert.Equal("", blocked.Entry.AffirmativeActions);
        Assert.Equal("", blocked.ConfirmedActions);
        Assert.Empty(blocked.Consents);
        Assert.Null(await grain.ReadIdentityDraft(Sample.Capturist, "indigena"));
        Assert.Null(await grain.ReadAffirmativeActions(Administrator));
        var opened = await cluster.Client.GetGrain<IEvidenceGrain>(id).Open(new OpenEvidence(Sample.NewId(), Administrator, ClusterFixture.Now, file, "Atender una solicitud de prueba."));
        Assert.Equal(Refusals.Blocked.Code, opened.Refusal!.Code);

        await ClusterFixture.At(Due.AddMinutes(-1), () => Tick(Slug));
        Assert.Contains("Ciphertext", await Vault(id), StringComparison.Ordinal);
        Assert.Equal(1L, await Files(id));

        await ClusterFixture.At(Due.AddMilliseconds(1), () => Tick(Slug), () => Tick(Slug));
        Assert.DoesNotContain("Ciphertext", await Vault(id), StringComparison.Ordinal);
        Assert.Equal(0L, await Files(id));
        var state = JsonSerializer.Deserialize<CandidacyState>(await Payload("candidacy", id), StateJson.Options)!;
        Assert.Equal("", state.Entry!.AffirmativeActions);
        Assert.Null(state.Identity);
        Assert.Empty(state.Consents);
        Assert.Empty(state.Evidence);
        Assert.Equal(Sample.Questionnaires.Curricular.Sections.Select(s => s.Id).Order(StringComparer.Ordinal), state.Sections.Keys.Order(StringComparer.Ordinal));
        // Once, however often the sweep looks.
        var acta = Assert.Single(state.Receipts, r => r.Kind == ReceiptKind.Suppression);
        var view = (await grain.Read(Administrator))!.Suppression!;
        Assert.Equal((acta.Folio, acta.At), (view.Folio, view.CertifiedAt));
        Assert.DoesNotContain("indigena", await Payload("import", null, id), StringComparison.Ordinal);
        var registry = JsonDocument.Parse(await Payload("election-registry", Slug)).RootElement.GetProperty("Entries").GetProperty(id);
        Assert.False(registry.TryGetProperty("Members", out _) || registry.TryGetProperty("Fingerprint", out _), "The registry still has prints.");
    }

    [Theory]
    [InlineData(FaultPoint.Decided)]
    [InlineData(FaultPoint.Saved)]
    [InlineData(FaultPoint.Projected)]
    public async Task ACrashOnTheWay_IsMadeUpForByTheNextLook(FaultPoint point)
    {
        var slug = "supresion-" + point.ToString().ToLowerInvariant();
        var (grain, _) = await Withdrawn(slug);
        var id = grain.GetPrimaryKeyString();
        await ClusterFixture.At(
            Due.AddMinutes(1),
            async () =>
            {
                // Of each of the two acts.
                cluster.Faults.Arm(id, point);
                await Record.ExceptionAsync(() => Tick(slug));
                cluster.Faults.Arm(id, point);
                await Record.ExceptionAsync(() => Tick(slug));
            },
            async () =>
            {
                await cluster.NewReconciler().Run(CancellationToken.None);
                await Tick(slug);
            });
        Assert.DoesNotContain("Ciphertext", await Vault(id), StringComparison.Ordinal);
        Assert.Equal(0L, await Files(id));
        var view = (await grain.Read(Administrator))!;
        Assert.Single(view.Receipts, r => r.Kind == ReceiptKind.Suppression);
        Assert.NotNull(view.Suppression!.CertifiedAt);
    }

    [Fact]
    public async Task WhoComesBackAfterwards_AnswersIdentityAgain_WhileTheCurriculumStays()
    {
        const string Slug = "supresion-vuelta";
        // A short term, so that it ends before election day.
        var (grain, _) = await Withdrawn(Slug, days: 2);
        var after = Deadlines.EndOf(Deadlines.LocalDate(ClusterFixture.Now).AddDays(2)).AddMinutes(1);
        await ClusterFixture.At(after, () => Tick(Slug), async () =>
        {
            var sentence = new Reinstate
            {
                OperationId = Sample.NewId(),
                Actor = Administrator,
                ReceivedAt = after,
                Agreement = "SG-JDC-00/2024",
                Reason = "Sentencia de prueba.",
            };
            Assert.Equal(Refusals.IdentityDateMissing.Code, (await grain.Execute(sentence)).Code);
            await CapturedCandidacies.Accepted(grain, sentence with { OperationId = Sample.NewId(), IdentityUntil = Deadlines.LocalDate(after).AddDays(5) });

            var back = (await grain.Read(Sample.Capturist))!;
            Assert.True(back.CanCapture && back.OnlyIdentity);
            Assert.NotEqual(CandidacyStatus.Pending, back.Status);
            var curricular = ClusterFixture.Draft("motivos", Sample.Answers["motivos"], seen: 1) with { ReceivedAt = after };
            Assert.Equal(Refusals.AlreadySubmitted.Code, (await grain.Execute(curricular)).Code);
            foreach (var section in Sample.Questionnaires.Identity.Sections.Concat(Sample.Questionnaires.Declarations.Sections))
                await CapturedCandidacies.Accepted(grain, ClusterFixture.Draft(section.Id, Sample.Answers[section.Id]) with { ReceivedAt = after });
            Assert.Equal(Sample.Answers["indigena"], await grain.ReadIdentityDraft(Sample.Capturist, "indigena"));
            await CapturedCandidacies.Accepted(grain, new Submit
            {
                OperationId = Sample.NewId(),
                Actor = Sample.Capturist,
                ReceivedAt = after,
                SeenVersion = (await grain.Read(Sample.Capturist))!.Version,
                Acknowledged = true,
            });
        });
        var sent = (await grain.Read(Sample.Capturist))!;
        Assert.Equal((false, false), (sent.CanCapture, sent.OnlyIdentity));
        Assert.Equal(2, sent.Receipts.Count(r => r.Kind == ReceiptKind.Submission));
    }

    /// <summary>Of the registry with an affirmative action, captured, with a signed form, and withdrawn at the cluster's instant.</summary>
    private async Task<(ICandidacyGrain Grain, Guid File)> Withdrawn(string slug, int days = 90)
    {
        var election = Sample.Election with
        {
            Slug = slug,
            ReviewHours = 0,
            Deadlines = DeadlineRules.Default with { Suppression = DeadlineRules.Default.Suppression with { Days = days } },
        };
        var grains = cluster.Client.GetGrain<IElectionGrain>(slug);
        Assert.True((await grains.Load(election, Actor.ForSystem("prueba"))).Accepted);
        var id = CandidacyId.Create(slug, 1);
        var ticket = await grains.Import(new ImportRegistry(Sample.NewId(), Administrator, ClusterFixture.Now, [Sample.Entry with { Key = id }]));
        Assert.Null(ticket.Refusal);
        var import = cluster.Client.GetGrain<IImportGrain>(ticket.ImportId!);
        using (var soon = new CancellationTokenSource(TimeSpan.FromMinutes(1)))
        {
            while (await import.GetProgress() is not { } progress || progress.Applied < 1)
                await Task.Delay(20, soon.Token);
        }

        var grain = cluster.Client.GetGrain<ICandidacyGrain>(id);
        await ClusterFixture.FillIn(grain);
        await CapturedCandidacies.Accepted(grain, new Submit
        {
            OperationId = Sample.NewId(),
            Actor = Sample.Capturist,
            ReceivedAt = ClusterFixture.Now,
            SeenVersion = (await grain.Read(Sample.Capturist))!.Version,
            Acknowledged = true,
        });
        await CapturedCandidacies.Accepted(grain, new ConfirmAffirmativeActions
        {
            OperationId = Sample.NewId(),
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            Groups = [.. Sample.Entry.AffirmativeActions.Split(' ')],
        });
        var evidence = await cluster.Client.GetGrain<IEvidenceGrain>(id).Keep(new KeepEvidence(Sample.NewId(), Administrator, "formato.pdf", "%PDF-1.7 prueba"u8.ToArray()));
        await CapturedCandidacies.Accepted(grain, new AttachEvidence
        {
            OperationId = evidence.Kept!.Id,
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            Kept = evidence.Kept,
            Kind = EvidenceKind.SignedConsent,
            Reference = "Formato 1",
        });
        await CapturedCandidacies.Accepted(grain, new Withdraw
        {
            OperationId = Sample.NewId(),
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            Cause = WithdrawalCause.Substitution,
            Agreement = "CG/77/2024",
        });
        return (grain, evidence.Kept.Id);
    }

    private Task Tick(string slug) => cluster.Client.GetGrain<ISuppressionSweepGrain>(slug).AsReference<IRemindable>().ReceiveReminder("suppression", default);

    private async Task<string> Vault(string id) => (string)(await Scalar(
        Deploy.Postgres.Databases.Identity, "select convert_from(payloadbinary, 'UTF8') from grains.orleansstorage where grainidextensionstring = $1", id))!;

    private async Task<long> Files(string id) => (long)(await Scalar(Deploy.Postgres.Databases.Identity, "select count(*) from evidence.file where owner = $1", id))!;

    private async Task<string> Payload(string type, string? key, string? containing = null) => (string)(await Scalar(
        Deploy.Postgres.Databases.Curricular,
        containing is null
            ? $"select convert_from(payloadbinary, 'UTF8') from grains.orleansstorage where graintypestring = '{type}' and grainidextensionstring = $1"
            : $"select coalesce(string_agg(convert_from(payloadbinary, 'UTF8'), ' '), '') from grains.orleansstorage where graintypestring = '{type}' and convert_from(payloadbinary, 'UTF8') like '%' || $1 || '%'",
        key ?? containing!))!;

    private async Task<object?> Scalar(string database, string sql, string parameter)
    {
        await using var command = cluster.Server.Source(Deploy.Postgres.Roles.Owner, database).CreateCommand(sql);
        command.Parameters.AddWithValue(parameter);
        return await command.ExecuteScalarAsync();
    }
}
