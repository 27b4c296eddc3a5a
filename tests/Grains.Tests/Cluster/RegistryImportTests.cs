using System.Collections.Immutable;
using System.Diagnostics;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>The demo's registry, whole, through two silos.</summary>
[Collection(ClusterCollection.Name)]
public class RegistryImportTests(ClusterFixture cluster, ITestOutputHelper output)
{
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);
    private static readonly ElectionDefinition Sonora = FictionalElection.Of(DemoElection.Read(Repository.Election(DemoElection.FolderName)));

    [Fact]
    public async Task Import_OfTheWholeRegistry_AdvancesToTheEnd_AndAgainChangesNothing()
    {
        var (grain, entries) = await Load("importada", DemoRoster.Whole);
        Assert.Equal((DemoRoster.Whole, 0, 0), Counts(await Compare(grain, entries)));
        var clock = Stopwatch.StartNew();
        var ticket = await Import(grain, entries);
        Assert.Equal((null, DemoRoster.Whole, 0), (ticket.Refusal, ticket.New, ticket.Unchanged));

        var seen = await Watch(ticket.ImportId!);
        output.WriteLine($"{DemoRoster.Whole} rows in {clock.Elapsed.TotalSeconds:F1} s, seen at {string.Join(' ', seen.Distinct())}");
        Assert.Equal(seen, seen.Order());
        Assert.Contains(seen, applied => applied > 0 && applied < DemoRoster.Whole);
        Assert.Equal(DemoRoster.Whole, seen[^1]);
        Assert.Equal(DemoRoster.Whole, await Registered(grain.GetPrimaryKeyString()));

        Assert.Equal((0, 0, DemoRoster.Whole), Counts(await Compare(grain, entries)));
        var again = await Import(grain, entries);
        Assert.Equal((null, 0, DemoRoster.Whole), (again.ImportId, again.New, again.Unchanged));
    }

    [Fact]
    public async Task Import_ThatLosesItsGrainMidway_GoesOn_AndNobodyIsRegisteredTwice()
    {
        var (grain, entries) = await Load("interrumpida", 400);
        var import = cluster.Client.GetGrain<IImportGrain>((await Import(grain, entries)).ImportId!);
        var before = await Until(import, p => p.Applied > 0);
        Assert.False(before.Finished);
        await cluster.Deactivate(import);
        Assert.Equal(400, (await Until(import, p => p.Finished)).Applied);
        Assert.Equal(400, await Registered(grain.GetPrimaryKeyString()));
        for (var i = 1; i <= 400; i += 7)
        {
            var id = CandidacyId.Create(grain.GetPrimaryKeyString(), i);
            Assert.Equal(1, (await cluster.Client.GetGrain<ICandidacyGrain>(id).Read(Sample.Reviewer))!.Version);
        }
    }

    [Fact]
    public async Task Import_RepeatedWhenItsAnswerWasLost_GivesTheSameImport()
    {
        var (grain, entries) = await Load("repetida", 10);
        var command = Command(entries);
        var first = await grain.Import(command);
        var second = await grain.Import(command);
        Assert.Equal((first.ImportId, 0), (second.ImportId, second.New));
        await Until(cluster.Client.GetGrain<IImportGrain>(first.ImportId!), p => p.Finished);
    }

    [Fact]
    public async Task Compare_SaysWhatWouldChange_FieldByField()
    {
        var (grain, entries) = await Load("comparada", 20);
        await Watch((await Import(grain, entries)).ImportId!);
        var edited = entries
            .SetItem(0, entries[0] with { Nickname = "Otro sobrenombre" })
            .SetItem(1, entries[1] with { Nickname = "Otro más", AccountDeliveredOn = entries[1].AccountDeliveredOn!.Value.AddDays(1) })
            .RemoveAt(19)
            .Add(new DemoRoster(Sonora, new Dice(2024)).Entries(21)[20] with { Key = "DEMO-NUEVA" });
        var comparison = await Compare(grain, edited);
        Assert.Equal((1, 2, 17, 1), (comparison.New, comparison.Changed, comparison.Unchanged, comparison.Absent));
        Assert.Equal(
            new Dictionary<string, int> { [nameof(RegistryEntry.Nickname)] = 2, [nameof(RegistryEntry.AccountDeliveredOn)] = 1 },
            comparison.Fields.ToDictionary());

        var ticket = await Import(grain, edited);
        Assert.Equal((1, 17), (ticket.New, ticket.Unchanged));
        await Watch(ticket.ImportId!);
        Assert.Equal((0, 0, 20), Counts(await Compare(grain, edited)));
    }

    [Fact]
    public async Task Forget_MakesTheSameEntryAChange_SoThatItIsTriedAgain()
    {
        var (grain, entries) = await Load("olvidada", 5);
        await Watch((await Import(grain, entries)).ImportId!);
        await grain.Forget([entries[2].Key, "desconocida"]);
        Assert.Equal((0, 1, 4), Counts(await Compare(grain, entries)));
        var again = await Import(grain, entries);
        Assert.Equal((0, 4), (again.New, again.Unchanged));
        await Watch(again.ImportId!);
        Assert.Equal((0, 0, 5), Counts(await Compare(grain, entries)));
    }

    [Fact]
    public async Task Import_GoesOnWithoutAWithdrawnCandidacy_SaysSo_AndTriesItAgainWhenItIsReinstated()
    {
        var (grain, entries) = await Load("retirada", 230);
        await Watch((await Import(grain, entries)).ImportId!);
        var id = CandidacyId.Create("retirada", 8);
        var withdrawn = cluster.Client.GetGrain<ICandidacyGrain>(id);
        Accepted(await withdrawn.Execute(new Withdraw
        {
            OperationId = Sample.NewId(),
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            Cause = WithdrawalCause.Cancellation,
            Agreement = "CG/77/2024",
        }));

        ImmutableArray<RegistryEntry> edited = [.. entries.Select(e => e with { Nickname = "La Corregida" })];
        for (var attempt = 0; attempt < 2; attempt++)
        {
            // The second time only the refused one is a change, and it is refused again: nothing waits for ever.
            var ticket = await Import(grain, edited);
            var end = await Until(cluster.Client.GetGrain<IImportGrain>(ticket.ImportId!), p => p.Finished);
            Assert.Equal((attempt == 0 ? 229 : 0, 1), (end.Applied, end.RefusedCount));
            var refused = Assert.Single(end.Refused);
            Assert.Equal((entries[7].Key, id, "wrong-status"), (refused.Key, refused.CandidacyId, refused.Code));
            Assert.NotEmpty(refused.Message);
            await Told(grain, edited);
        }

        Accepted(await withdrawn.Execute(new Reinstate
        {
            OperationId = Sample.NewId(),
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            Agreement = "CG/78/2024",
            Reason = "Sentencia de prueba",
        }));
        await Watch((await Import(grain, edited)).ImportId!);
        Assert.Equal((0, 0, 230), Counts(await Compare(grain, edited)));
        Assert.Equal("La Corregida", (await withdrawn.Read(Sample.Reviewer))!.Entry.Nickname);
    }

    [Fact]
    public async Task AnotherFile_WithThePostOfSomebodyWhoIsThere_IsRefusedUntilSheIsWithdrawn()
    {
        var (grain, entries) = await Load("ocupada", 20);
        await Watch((await Import(grain, entries)).ImportId!);
        var id = CandidacyId.Create("ocupada", 4);
        ImmutableArray<RegistryEntry> file = [entries[3] with { Key = "DEMO-OTRA", GivenNames = "Otra" }];
        Assert.Equal([new TakenPost("DEMO-OTRA", entries[3].Key, id)], (await Compare(grain, file)).Taken);
        var refused = await Import(grain, file);
        Assert.Equal("post-taken", refused.Refusal?.Code);
        Assert.Contains(id, refused.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal(20, await Registered("ocupada"));

        Accepted(await cluster.Client.GetGrain<ICandidacyGrain>(id).Execute(new Withdraw
        {
            OperationId = Sample.NewId(),
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            Cause = WithdrawalCause.Substitution,
            Agreement = "CG/77/2024",
        }));
        var free = await Compare(grain, file);
        Assert.Equal((1, 1, 1), (free.New, free.Substitutions, free.AbsentWithdrawn));
        Assert.Empty(free.Taken);
        await Watch((await Import(grain, file)).ImportId!);
        Assert.Equal(21, await Registered("ocupada"));
    }

    [Fact]
    public async Task ASecondSubstitutionOfTheSamePerson_IsRefused_AndNothingIsApplied()
    {
        var (grain, entries) = await Load("sustituida", 20);
        await Watch((await Import(grain, entries)).ImportId!);
        Accepted(await cluster.Client.GetGrain<ICandidacyGrain>(CandidacyId.Create("sustituida", 4)).Execute(new Withdraw
        {
            OperationId = Sample.NewId(),
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            Cause = WithdrawalCause.Substitution,
            Agreement = "CG/77/2024",
        }));
        await Watch((await Import(grain, [entries[3] with { Key = "DEMO-SUSTITUTA", GivenNames = "Otra" }])).ImportId!);

        // The post is the substitute's now: who comes second takes it from her, and brings another datum that must not pass either.
        ImmutableArray<RegistryEntry> second = [entries[0] with { Nickname = "No se aplica" }, entries[3] with { Key = "DEMO-SEGUNDA", GivenNames = "Tercera" }];
        Assert.Equal([new TakenPost("DEMO-SEGUNDA", "DEMO-SUSTITUTA", CandidacyId.Create("sustituida", 21))], (await Compare(grain, second)).Taken);
        var refused = await Import(grain, second);
        Assert.Equal(("post-taken", null, 0), (refused.Refusal?.Code, refused.ImportId, refused.New));
        Assert.Equal(21, await Registered("sustituida"));
        Assert.Equal((1, 1, 0), Counts(await Compare(grain, second)));
    }

    [Fact]
    public async Task Compare_IsRefusedAsTheImportWouldBe()
    {
        var (grain, entries) = await Load("negada", 5);
        Assert.Equal("invalid-entries", (await Compare(grain, [.. entries, entries[0]])).Refusal?.Code);
        Assert.Equal("role-lacks-command", (await grain.Compare(Command(entries) with { Actor = Sample.Reviewer })).Refusal?.Code);
    }

    private async Task<(IElectionGrain Grain, ImmutableArray<RegistryEntry> Entries)> Load(string slug, int count)
    {
        var grain = cluster.Client.GetGrain<IElectionGrain>(slug);
        var outcome = await grain.Load(Sonora with { Slug = slug }, Administrator);
        Assert.True(outcome.Accepted, outcome.Message);
        return (grain, new DemoRoster(Sonora, new Dice(2024)).Entries(count));
    }

    private static ImportRegistry Command(ImmutableArray<RegistryEntry> entries) => new(Sample.NewId(), Administrator, ClusterFixture.Now, entries);

    private static Task<ImportTicket> Import(IElectionGrain grain, ImmutableArray<RegistryEntry> entries) => grain.Import(Command(entries));

    private static Task<RegistryComparison> Compare(IElectionGrain grain, ImmutableArray<RegistryEntry> entries) => grain.Compare(Command(entries));

    /// <summary>Returns when the election knows of one refusal.</summary>
    private static async Task Told(IElectionGrain grain, ImmutableArray<RegistryEntry> entries)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (Counts(await Compare(grain, entries)) is not { Changed: 1 })
            limit.Token.ThrowIfCancellationRequested();
    }

    private static void Accepted(Outcome outcome) => Assert.True(outcome.Accepted, outcome.Message);

    private static (int New, int Changed, int Unchanged) Counts(RegistryComparison comparison) =>
        (comparison.New, comparison.Changed, comparison.Unchanged);

    /// <summary>Every progress that was seen, to the end.</summary>
    private async Task<List<int>> Watch(string importId)
    {
        var seen = new List<int>();
        await Until(cluster.Client.GetGrain<IImportGrain>(importId), p =>
        {
            Assert.Equal(0, p.RefusedCount);
            seen.Add(p.Applied);
            return p.Finished;
        });
        return seen;
    }

    private static async Task<ImportProgress> Until(IImportGrain import, Func<ImportProgress, bool> enough)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            if (await import.GetProgress() is { } progress && enough(progress))
                return progress;
        }
    }

    private async Task<long> Registered(string slug)
    {
        await using var command = cluster.Server.Source(Deploy.Postgres.Roles.Curricular, Deploy.Postgres.Databases.Curricular)
            .CreateCommand("select count(*) from grains.orleansstorage where graintypestring = 'candidacy' and grainidextensionstring like $1");
        command.Parameters.Add(new() { Value = $"cand-{slug}-%" });
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
