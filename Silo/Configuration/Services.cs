using Conoceles.Elections;
using Conoceles.Grains;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Photos;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Receipts;
using Conoceles.Grains.Statistics;
using Conoceles.Hosting;

namespace Conoceles.Silo.Configuration;

/// <summary>What grains are given.</summary>
internal static class Services
{
    public static void AddSiloServices(this WebApplicationBuilder builder, SiloSettings settings, Databases databases)
    {
        var services = builder.Services;
        services.AddSingleton(databases);
        services.AddSingleton(databases.Projection);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<LegalClock>();
        services.AddSingleton(VaultKeys.Load(settings.VaultKeyFile));
        services.AddSingleton(ReceiptKeys.Load(settings.ReceiptKeyFile));
        services.AddSingleton(KillAt.Read(builder.Configuration, builder.Environment));
        services.AddSingleton(settings.Written);
        services.AddSingleton<ElectionCatalog>();
        services.AddSingleton<PhotoStore>();
        services.AddSingleton<PhotoProjection>();
        services.AddSingleton<CandidacyProjector>();
        services.AddSingleton<ElectionProjector>();
        services.AddSingleton<DeliveryProjector>();
        services.AddSingleton<OmissionFiles>();
        services.AddSingleton<ArcoRows>();
        services.AddSingleton<CutWriter>();
        services.AddSingleton(p => ActivatorUtilities.CreateInstance<GroupLedgers>(p, databases.Identity));
        services.AddSingleton<Respondents>();
        services.AddSingleton<GroupTables>();
        services.AddSingleton<CutCatalog>();
        services.AddSingleton(settings.Cuts);
        services.AddSingleton<Disclosures>();
        services.AddSingleton<VersionHistory>();
        services.AddSingleton<IdentityOpenings>();
        services.AddSingleton(new EvidenceStore(databases.Identity));
        services.AddSingleton<EvidenceOpenings>();
        services.AddSingleton(settings.Mail);
        services.AddSingleton<Outbox>();
        services.AddSingleton<NoticeDelivery>();

        services.AddSingleton(p => ActivatorUtilities.CreateInstance<LegalClockReader>(p, databases.Main));
        services.AddHostedService(p => p.GetRequiredService<LegalClockReader>());
        services.AddSingleton<PostgresGate>();
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(p => p.GetRequiredService<PostgresGate>());
        services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ReceiptKeyPublication>();
        services.AddSingleton(p => new ReadinessPart("postgresql", p.GetRequiredService<PostgresGate>().DatabaseProblem));
        services.AddSingleton(p => new ReadinessPart("silo", _ => Task.FromResult(p.GetRequiredService<PostgresGate>().Problem)));
        services.AddSingleton(p => new NodeFact("legalClock", () => p.GetRequiredService<LegalClock>().Now));
        services.AddSingleton(new NodeFact("storageFailures", () => StateSaving.Failed));
        services.AddSingleton(p => new NodeFact("reconcilerAt", () => p.GetRequiredService<Reconciler>().Last?.At));
        services.AddSingleton(p => new NodeFact("reconcilerMilliseconds", () => (long?)p.GetRequiredService<Reconciler>().Last?.Took.TotalMilliseconds));
        services.AddSingleton(p => new NodeFact("reconcilerBehind", () => p.GetRequiredService<Reconciler>().Last?.Behind));
        services.AddHostedService(p => ActivatorUtilities.CreateInstance<NodeReporter>(p, databases.Main, settings.Name, "silo"));
        services.AddSingleton(p => new ReadinessPart("reloj", _ => Task.FromResult(p.GetRequiredService<LegalClockReader>().Problem)));
    }
}
