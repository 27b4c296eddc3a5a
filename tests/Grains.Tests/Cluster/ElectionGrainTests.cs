using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Cluster;

[Collection(ClusterCollection.Name)]
public class ElectionGrainTests(ClusterFixture cluster)
{
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);

    private IElectionGrain Grain => cluster.Client.GetGrain<IElectionGrain>(Sample.Election.Slug);

    [Fact]
    public async Task ADecisionAboutTheCalendar_CountsAtOnceForItsCandidacies_AndSurvivesItsFile()
    {
        var slug = "prueba-calendario";
        var grain = cluster.Client.GetGrain<IElectionGrain>(slug);
        var election = Sample.Election with { Slug = slug };
        Assert.True((await grain.Load(election, Administrator)).Accepted);
        var id = CandidacyId.Create(slug, 1);
        // Delivered the 9th and fifteen days: it closed yesterday.
        var late = Sample.Entry with { Key = "PLAZO-1", ApprovedOn = new DateOnly(2024, 4, 8), AccountDeliveredOn = new DateOnly(2024, 4, 9) };
        var candidacy = cluster.Client.GetGrain<ICandidacyGrain>(id);
        Assert.True((await candidacy.Execute(new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("registro"),
            ReceivedAt = ClusterFixture.Now,
            Election = slug,
            Entry = late,
        })).Accepted);
        var (section, values) = Sample.Answers.First();
        Assert.Equal(Refusals.WindowClosed.Code, (await candidacy.Execute(ClusterFixture.Draft(section, values))).Code);

        var version = await grain.GetVersion();
        var extend = new DecideCalendar
        {
            OperationId = Sample.NewId(),
            Actor = Administrator,
            ReceivedAt = ClusterFixture.Now,
            SeenVersion = version,
            Act = CalendarAct.Extend,
            Name = "Administradora Ficticia",
            Agreement = "CG/90/2024",
            Reason = "Fallas del sistema",
            Extension = new DeadlineExtension(DeadlineKind.Capture, new DateOnly(2024, 4, 24), new DateOnly(2024, 5, 1), "", ""),
        };
        Assert.Equal(version + 1, (await grain.Decide(extend)).Version);
        Assert.True((await candidacy.Execute(ClusterFixture.Draft(section, values))).Accepted);
        // Again, and its file again: once, and still there.
        Assert.Equal(version + 1, (await grain.Decide(extend)).Version);
        Assert.True((await grain.Load(election with { Name = "Otro nombre" }, Administrator)).Accepted);
        Assert.Equal("CG/90/2024", Assert.Single((await grain.GetDefinition())!.Deadlines.Extensions).Agreement);
        Assert.Single(await grain.GetDecisions());
        var seen = (await candidacy.Read(Sample.Reviewer))!.CaptureDeadline!;
        Assert.Equal((new DateOnly(2024, 5, 1), "CG/90/2024"), (seen.Last, seen.Agreement));
        Assert.Equal("role-lacks-command", (await grain.Decide(extend with { OperationId = Sample.NewId(), Actor = Sample.Reviewer })).Code);
    }

    [Fact]
    public async Task Import_OfACorrectedEntry_ReachesTheSameCandidacy()
    {
        var entry = Sample.Entry with { Key = "COR-0001" };
        await Finished((await Import(entry)).ImportId!);
        var ticket = await Import(entry with { Nickname = "La Corregida" });
        Assert.Equal((0, 0), (ticket.New, ticket.Unchanged));
        await Finished(ticket.ImportId!);
        await using var command = cluster.Server.Source(Deploy.Postgres.Roles.Curricular, Deploy.Postgres.Databases.Curricular)
            .CreateCommand("select count(*) from grains.orleansstorage where graintypestring = 'candidacy' and convert_from(payloadbinary, 'UTF8') like '%COR-0001%'");
        Assert.Equal(1L, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Import_WithOneBadEntry_AppliesNothing()
    {
        var before = await Stored();
        foreach (var bad in new[]
        {
            Sample.Entry with { Key = "MAL-1", Office = "emperador" },
            Sample.Entry with { Key = "MAL-1", District = 99 },
            Sample.Entry with { Key = "MAL-1", Municipality = "26030" },
            Sample.Entry with { Key = "MAL-1", PoliticalActor = "nadie" },
            Sample.Entry with { Key = "MAL-1", ResponsibleParty = "pyy" },
            Sample.Entry with { Key = "" },
            Sample.Entry with { Key = "MAL-1", ListNumber = 2 },
            Sample.Entry with { Key = "MAL-1", AffirmativeActions = "rubias" },
            Sample.Entry with { Key = "MAL-1" },
        })
        {
            var ticket = await Grain.Import(new ImportRegistry(
                Sample.NewId(), Administrator, ClusterFixture.Now, [Sample.Entry with { Key = "BIEN-1" }, bad]));
            Assert.Equal("invalid-entries", ticket.Refusal?.Code);
        }

        Assert.Equal(before, await Stored());
    }

    [Fact]
    public async Task Import_ByAnyOtherRole_IsRefused()
    {
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.System or Role.UtAdministrator)))
        {
            var ticket = await Grain.Import(new ImportRegistry(
                Sample.NewId(), new Actor("cuenta", "sesion", role, "pxx"), ClusterFixture.Now, [Sample.Entry with { Key = "ROL-1" }]));
            Assert.Equal(Refusals.RoleLacksCommand.Code, ticket.Refusal?.Code);
        }
    }

    [Fact]
    public async Task Load_OfARealElectionOnAShiftedClock_IsRefused()
    {
        var real = Sample.Election with { Slug = "real", Kind = ElectionKind.Real };
        var outcome = await cluster.Client.GetGrain<IElectionGrain>("real").Load(real, Administrator);
        Assert.Equal("clock-shifted", outcome.Code);
    }

    [Fact]
    public async Task Load_OfABrokenDefinition_IsRefusedWithEveryProblem()
    {
        var broken = Sample.Election with { Slug = "rota", Name = "", Offices = [] };
        var outcome = await cluster.Client.GetGrain<IElectionGrain>("rota").Load(broken, Administrator);
        Assert.Equal("invalid-definition", outcome.Code);
        Assert.Contains("no tiene nombre", outcome.Message, StringComparison.Ordinal);
        Assert.Contains("no tiene cargos", outcome.Message, StringComparison.Ordinal);
        Assert.Null(await cluster.Client.GetGrain<IElectionGrain>("rota").GetDefinition());
    }

    private Task<ImportTicket> Import(RegistryEntry entry) =>
        Grain.Import(new ImportRegistry(Sample.NewId(), Administrator, ClusterFixture.Now, [entry]));

    private async Task Finished(string importId)
    {
        var import = cluster.Client.GetGrain<IImportGrain>(importId);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (await import.GetProgress() is not { Finished: true })
            limit.Token.ThrowIfCancellationRequested();
    }

    private async Task<long> Stored()
    {
        await using var command = cluster.Server.Source(Deploy.Postgres.Roles.Curricular, Deploy.Postgres.Databases.Curricular)
            .CreateCommand("select count(*) from grains.orleansstorage where convert_from(payloadbinary, 'UTF8') like '%BIEN-1%'");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
