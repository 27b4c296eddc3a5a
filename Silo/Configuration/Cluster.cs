using Conoceles.Grains;
using Orleans.Configuration;
using Orleans.Serialization;

namespace Conoceles.Silo.Configuration;

/// <summary>Orleans on PostgreSQL.</summary>
internal static class Cluster
{
    /// <summary>
    /// Membership, storage and reminders. The membership numbers are those with which a killed silo's candidacies were
    /// away for less than 5 s (`deploy/bench failover`); the price is false suspicion under very long pauses.
    /// </summary>
    public static void UseCluster(this ISiloBuilder silo, SiloSettings settings, Databases databases)
    {
        silo.Configure<ClusterOptions>(o =>
        {
            o.ServiceId = StorageNames.ServiceId;
            o.ClusterId = settings.ClusterId;
        });
        silo.Configure<SiloOptions>(o => o.SiloName = settings.Name);
        silo.ConfigureEndpoints(settings.Address, settings.Port, settings.GatewayPort);
        silo.UseAdoNetClustering(o =>
        {
            o.Invariant = "Npgsql";
            o.DataSource = databases.Main;
        });
        silo.UseAdoNetReminderService(o =>
        {
            o.Invariant = "Npgsql";
            o.DataSource = databases.Main;
        });
        silo.AddStateStorage(databases, settings.Written);
        silo.AddActivityPropagation();
        silo.Configure<ClusterMembershipOptions>(o =>
        {
            o.ProbeTimeout = TimeSpan.FromSeconds(1);
            o.NumMissedProbesLimit = 2;
            o.TableRefreshTimeout = TimeSpan.FromSeconds(5);
            o.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        });
        silo.Configure<SiloMessagingOptions>(o =>
        {
            o.ResponseTimeout = TimeSpan.FromSeconds(10);
            o.CancelRequestOnTimeout = false;
        });
        silo.Configure<LoadSheddingOptions>(o => o.LoadSheddingEnabled = true);
    }

    /// <summary>Grain state of both databases, as readable JSON.</summary>
    public static void AddStateStorage(this ISiloBuilder silo, Databases databases, WrittenSchemas written)
    {
        Add(StorageNames.CurricularProvider, databases.Curricular);
        Add(StorageNames.IdentityProvider, databases.Identity);
        silo.UseSystemTextJsonGrainStorageSerializer();
        silo.Services.Configure<SystemTextJsonGrainStorageSerializerOptions>(o => StateJson.Configure(o.JsonSerializerOptions, written));

        void Add(string name, Npgsql.NpgsqlDataSource source) => silo.AddAdoNetGrainStorage(name, o =>
        {
            o.Invariant = "Npgsql";
            o.DataSource = source;
        });
    }
}
