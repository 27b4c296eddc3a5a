using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Cuts;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Photos;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Receipts;
using Conoceles.Grains.Statistics;
using Conoceles.Postgres;
using Conoceles.Silo.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.TestingHost;
using Roles = Conoceles.Deploy.Postgres.Roles;
using SiloDatabases = Conoceles.Silo.Configuration.Databases;

namespace Conoceles.Grains.Tests.Cluster;

/// <summary>Silos of this process, on the storage, the projections and the parts of production.</summary>
/// <param name="Databases">Pools, which every silo of the process shares.</param>
/// <param name="Clock">The legal clock.</param>
/// <param name="Vault">Keys of the vault: silos on the same storage need the same.</param>
/// <param name="Receipts">Keys of receipts.</param>
/// <param name="Written">Schemas that they write.</param>
/// <param name="Faults">What happens at fault points.</param>
internal sealed record TestSilo(
    SiloDatabases Databases, LegalClock Clock, VaultKeys Vault, ReceiptKeys Receipts, WrittenSchemas Written, IFaultPoints Faults)
{
    public static SiloDatabases Open(ServerFixture server) => new(
        server.Connections.For(Roles.Silo, Deploy.Postgres.Databases.Main, 40),
        server.Connections.For(Roles.Curricular, Deploy.Postgres.Databases.Curricular, 40),
        server.Connections.For(Roles.Identity, Deploy.Postgres.Databases.Identity, 40));

    /// <summary>A cluster that is not started.</summary>
    /// <param name="more">What a test changes of each silo, after the product's own parts.</param>
    public InProcessTestCluster Build(short silos, Action<ISiloBuilder>? more = null)
    {
        var builder = new InProcessTestClusterBuilder(silos);
        builder.Options.ServiceId = StorageNames.ServiceId;
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddStateStorage(Databases, Written);
            silo.UseInMemoryReminderService();
            silo.Services
                .AddSingleton(Databases.Projection)
                .AddSingleton(Clock)
                .AddSingleton(Vault)
                .AddSingleton(Receipts)
                .AddSingleton(Written)
                .AddSingleton<Disclosures>()
                .AddSingleton<VersionHistory>()
                .AddSingleton<IdentityOpenings>()
                .AddSingleton(new EvidenceStore(Databases.Identity))
                .AddSingleton<EvidenceOpenings>()
                .AddSingleton(MailSettings.None)
                .AddSingleton<Outbox>()
                .AddSingleton<NoticeDelivery>()
                .AddSingleton(Faults)
                .AddSingleton<ElectionCatalog>()
                .AddSingleton<PhotoStore>()
                .AddSingleton<PhotoProjection>()
                .AddSingleton<CandidacyProjector>()
                .AddSingleton<ElectionProjector>()
                .AddSingleton<DeliveryProjector>()
                .AddSingleton<OmissionFiles>()
                .AddSingleton<ArcoRows>()
                .AddSingleton<CutWriter>()
                .AddSingleton(new GroupLedgers(Databases.Identity, Vault))
                .AddSingleton<Respondents>()
                .AddSingleton<GroupTables>()
                .AddSingleton<CutCatalog>()
                .AddSingleton(CutSettings.Default);
            more?.Invoke(silo);
        });
        return builder.Build();
    }

    /// <summary>A reconciler as each silo runs it; it asks elections and vaults through the client.</summary>
    public Reconciler Reconciler(IClusterClient client)
    {
        var photos = new PhotoProjection(Databases.Projection, new PhotoStore(Databases.Projection));
        return new(
            Databases.Projection, new CandidacyProjector(Databases.Projection, new Disclosures(client), photos), photos,
            new ElectionCatalog(client), Clock, TimeProvider.System, NullLogger<Reconciler>.Instance);
    }
}
