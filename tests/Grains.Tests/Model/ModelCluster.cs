using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Receipts;
using Conoceles.Grains.Sweeps;
using Conoceles.Grains.Tests.Cluster;
using Conoceles.Postgres;
using Orleans.Configuration;
using Orleans.TestingHost;
using SiloDatabases = Conoceles.Silo.Configuration.Databases;

namespace Conoceles.Grains.Tests.Model;

/// <summary>
/// Two silos on a PostgreSQL of their own, which can be made to crash, to lose writes, to be shared with a cluster that
/// knows nothing of them; and a legal clock that goes where the histories need it.
/// </summary>
public sealed class ModelCluster : IAsyncLifetime
{
    private readonly ServerFixture _server = new();
    private readonly VaultKeys _vault = VaultKeys.CreateEphemeral();
    private readonly Crashes _crashes = new();
    private readonly StorageTroubles _troubles = new();
    private SiloDatabases _databases = null!;
    private InProcessTestCluster _cluster = null!;
    private int _elections;

    public IClusterClient Client => _cluster.Client;

    public ReceiptKeys ReceiptKeys { get; } = ReceiptKeys.CreateEphemeral();

    public LegalClock Clock { get; } = new(TimeProvider.System);

    internal Crashes Crashes => _crashes;

    internal StorageTroubles Troubles => _troubles;

    internal StoredRows Rows { get; private set; } = null!;

    private TestSilo Silo => new(_databases, Clock, _vault, ReceiptKeys, WrittenSchemas.Current, _crashes);

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        _databases = TestSilo.Open(_server);
        Rows = new StoredRows(_server);
        _cluster = Silo.Build(2, silo =>
        {
            UnreliableStorage.Cover(silo, _troubles);
            Configure(silo);
        });
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _cluster.DisposeAsync();
        await _databases.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>One more election, later than the one before, loaded; the clock goes to its first day.</summary>
    internal async Task<ModelElection> NewElection(Func<ElectionDefinition, ElectionDefinition>? change = null)
    {
        var election = new ModelElection(Interlocked.Increment(ref _elections));
        MoveTo(election.Noon(0));
        var definition = change?.Invoke(election.Definition) ?? election.Definition;
        var loaded = await Client.GetGrain<IElectionGrain>(election.Slug).Load(definition, Actor.ForSystem("modelo"));
        Assert.True(loaded.Accepted, loaded.Message);
        return election;
    }

    public void MoveTo(DateTimeOffset instant) => Clock.Offset = instant - TimeProvider.System.GetUtcNow();

    public Task Deactivate(IAddressable grain) => _cluster.DeactivateAsync(grain);

    /// <summary>A silo ends as it should and another one takes its place.</summary>
    public async Task RestartASilo()
    {
        await _cluster.StopSiloAsync(_cluster.Silos[^1]);
        await TwoAgain();
    }

    /// <summary>A silo ends at once, with whatever its grains still had in memory.</summary>
    public async Task KillASilo()
    {
        await _cluster.KillSiloAsync(_cluster.Silos[^1]);
        await TwoAgain();
    }

    /// <summary>
    /// Reminders of every sweep of an election, each more than once and at the same time, as when two silos believe that one is theirs.
    /// </summary>
    internal async Task Tick(ModelElection election)
    {
        var sweeps = new (IAddressable Grain, string Reminder)[]
        {
            (Client.GetGrain<IReviewSweepGrain>(election.Slug), "review"), (Client.GetGrain<IPublicationSweepGrain>(election.Slug), "publication"),
            (Client.GetGrain<ISuppressionSweepGrain>(election.Slug), "suppression"), (Client.GetGrain<IWarningSweepGrain>(election.Slug), "warning"),
            (Client.GetGrain<IOmissionSweepGrain>(election.Slug), "omission"),
        };
        RequestContext.Set(Asked, true);
        for (var turn = 0; turn < 2; turn++)
            await Task.WhenAll(sweeps.Concat(sweeps).Select(s => s.Grain.AsReference<IRemindable>().ReceiveReminder(s.Reminder, default)));
        RequestContext.Remove(Asked);
    }

    private const string Asked = "tick";

    public Task<int> Reconcile() => Silo.Reconciler(Client).Run(CancellationToken.None);

    /// <summary>A new silo in the place of one that ended, and the cluster knows of both.</summary>
    private async Task TwoAgain()
    {
        await _cluster.StartAdditionalSiloAsync();
        var began = TimeProvider.System.GetTimestamp();
        while (await ActiveSilos() != 2)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < TimeSpan.FromMinutes(1), "The cluster does not notice that a silo ended.");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    private async Task<int> ActiveSilos()
    {
        try
        {
            return (await Client.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true)).Count;
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            // It was asked of the one that ended.
            return 0;
        }
    }

    /// <summary>Another cluster of one silo on the same storage: its grains believe that they are the only ones.</summary>
    internal async Task<InProcessTestCluster> Another(WrittenSchemas? written = null)
    {
        var other = (Silo with { Written = written ?? WrittenSchemas.Current, Faults = new NoFaults() }).Build(1, Configure);
        await other.DeployAsync();
        return other;
    }

    private static void Configure(ISiloBuilder silo)
    {
        // A sweep of the minute would act behind the oracle's back: they look when the histories say so.
        silo.AddIncomingGrainCallFilter(call => call.InterfaceMethod?.Name == nameof(IRemindable.ReceiveReminder) && RequestContext.Get(Asked) is null ? Task.CompletedTask : call.Invoke());
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            o.ProbeTimeout = TimeSpan.FromMilliseconds(500);
            o.NumMissedProbesLimit = 2;
        });
        silo.Configure<SiloMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(10));
    }
}

[CollectionDefinition(Name)]
public sealed class ModelCollection : ICollectionFixture<ModelCluster>
{
    public const string Name = "model";
}
