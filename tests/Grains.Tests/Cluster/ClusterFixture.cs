using System.Collections.Concurrent;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Cuts;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Receipts;
using Conoceles.Grains.Statistics;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Postgres;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.TestingHost;
using SiloDatabases = Conoceles.Silo.Configuration.Databases;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>Two silos in this process on a real PostgreSQL; storage, projections and reminders as in production.</summary>
public sealed class ClusterFixture(ServerFixture server) : IAsyncLifetime
{
    private InProcessTestCluster _cluster = null!;
    private SiloDatabases _databases = null!;
    private TestSilo _silo = null!;
    private int _sequence;

    public IClusterClient Client => _cluster.Client;

    public Faults Faults { get; } = new();

    public VaultKeys VaultKeys { get; } = VaultKeys.CreateEphemeral();

    public ReceiptKeys ReceiptKeys { get; } = ReceiptKeys.CreateEphemeral();

    internal SiloDatabases Databases => _databases;

    public ServerFixture Server => server;

    public async ValueTask InitializeAsync()
    {
        _databases = TestSilo.Open(server);
        _silo = new TestSilo(_databases, Clock, VaultKeys, ReceiptKeys, WrittenSchemas.Current, Faults);
        _cluster = _silo.Build(2);
        await _cluster.DeployAsync();
        var loaded = await Client.GetGrain<IElectionGrain>(Sample.Election.Slug).Load(Sample.Election, Actor.ForSystem("prueba"));
        Assert.True(loaded.Accepted, loaded.Message);
    }

    /// <summary>A legal clock that stands at the sample's instant, so that windows are open.</summary>
    public static readonly LegalClock Clock = new(TimeProvider.System) { Offset = Sample.InWindow - TimeProvider.System.GetUtcNow() };

    /// <summary>A new registered candidacy, Pending.</summary>
    public Task<ICandidacyGrain> NewCandidacy(RegistryEntry? entry = null) =>
        Register(Sample.Election.Slug, 1000 + Interlocked.Increment(ref _sequence), entry);

    /// <summary>A registered candidacy, Pending, of this election and with this number.</summary>
    public async Task<ICandidacyGrain> Register(string slug, int number, RegistryEntry? entry = null)
    {
        var id = CandidacyId.Create(slug, number);
        var grain = Client.GetGrain<ICandidacyGrain>(id);
        var outcome = await grain.Execute(new RegisterCandidacy
        {
            OperationId = Sample.NewId(),
            Actor = Actor.ForSystem("registro"),
            ReceivedAt = Now,
            Election = slug,
            Entry = (entry ?? Sample.Entry) with { Key = id },
        });
        Assert.True(outcome.Accepted, outcome.Message);
        return grain;
    }

    /// <summary>Saves every section of both questionnaires.</summary>
    public static async Task FillIn(ICandidacyGrain grain)
    {
        foreach (var (section, values) in Sample.Answers)
        {
            var outcome = await grain.Execute(Draft(section, values));
            Assert.True(outcome.Accepted, outcome.Message);
        }
    }

    public static SaveDraft Draft(string section, System.Collections.Immutable.ImmutableDictionary<string, string> values, int seen = 0) => new()
    {
        OperationId = Sample.NewId(),
        Actor = Sample.Capturist,
        ReceivedAt = Now,
        Section = section,
        SeenSectionVersion = seen,
        Values = values,
    };

    public static DateTimeOffset Now => Clock.Now;

    /// <summary>The clock goes there, things happen, and it comes back for the other tests.</summary>
    public static async Task At(DateTimeOffset instant, params Func<Task>[] what)
    {
        var before = Clock.Offset;
        try
        {
            Clock.Offset += instant - Now;
            foreach (var act in what)
                await act();
        }
        finally
        {
            Clock.Offset = before;
        }
    }

    public Task Deactivate(IAddressable grain) => _cluster.DeactivateAsync(grain);

    /// <summary>As silos make them, with another least if a test wants fewer people.</summary>
    public GroupTables GroupTables(int least) => new(
        new Respondents(_databases.Projection, Client), new GroupLedgers(_databases.Identity, VaultKeys), new ElectionCatalog(Client),
        CutSettings.Default with { LeastTold = least }, NullLogger<GroupTables>.Instance);

    public Reconciler NewReconciler() => _silo.Reconciler(Client);

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _databases.DisposeAsync();
    }
}

/// <summary>Fails once at a chosen point of a chosen candidacy, and remembers which points were reached.</summary>
public sealed class Faults : IFaultPoints
{
    private readonly ConcurrentDictionary<string, FaultPoint> _armed = new();

    public ConcurrentDictionary<FaultPoint, int> Reached { get; } = new();

    public void Arm(string candidacyId, FaultPoint point) => _armed[candidacyId] = point;

    /// <summary>True until it failed.</summary>
    public bool IsArmed(string candidacyId) => _armed.ContainsKey(candidacyId);

    public void Reach(FaultPoint point, string candidacyId)
    {
        Reached.AddOrUpdate(point, 1, (_, n) => n + 1);
        if (_armed.TryGetValue(candidacyId, out var armed) && armed == point && _armed.TryRemove(candidacyId, out _))
            throw new InjectedFaultException(point);
    }
}

/// <summary>The crash.</summary>
[GenerateSerializer, Alias("InjectedFault")]
public sealed class InjectedFaultException : Exception
{
    public InjectedFaultException()
    {
    }

    public InjectedFaultException(FaultPoint point)
        : base(point.ToString())
    {
    }
}
