using System.Globalization;
using Conoceles.Elections;
using Conoceles.Hosting;
using Conoceles.Web.Accounts;
using Conoceles.Web.Capture.Identity;
using Conoceles.Web.Operations.Cluster;
using Conoceles.Web.Oversight.AccountsAdmin;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Oversight.AffirmativeActions;
using Conoceles.Web.Oversight.ArcoRequests;
using Conoceles.Web.Oversight.Board;
using Conoceles.Web.Oversight.Cuts;
using Conoceles.Web.Oversight.Deliveries;
using Conoceles.Web.Oversight.Evidence;
using Conoceles.Web.Oversight.LegalCalendar;
using Conoceles.Web.Oversight.Notices;
using Conoceles.Web.Oversight.Omissions;
using Conoceles.Web.Oversight.Registry;
using Conoceles.Web.Oversight.Registry.Api;
using Conoceles.Web.Oversight.Review;
using Conoceles.Web.Oversight.ReviewQueue;
using Conoceles.Web.Oversight.Suppressions;
using Conoceles.Web.Oversight.WorkPlans;
using Conoceles.Web.Public.Cards;
using Conoceles.Web.Public.Cuts;
using Conoceles.Web.Public.Files;
using Conoceles.Web.Public.OpenData;
using Conoceles.Web.Public.Receipts;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Public.Texts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Keys;
using Conoceles.Web.Shared.Layout;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Photos;
using Conoceles.Web.Shared.Security;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace Conoceles.Web.Configuration;

/// <summary>What each role is made of. The public role gets no cluster, no accounts and no clock.</summary>
internal static class Services
{
    /// <summary>Part of the visits to a node that only has the citizens' site whose trace is exported, where there is an exporter.</summary>
    private const double PublicTraces = 0.01;

    public static void AddShared(this WebApplicationBuilder builder, WebSettings settings)
    {
        var services = builder.Services;
        // The framework's own lines name paths and query strings, which may hold what a person searched or wrote.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // Run from a build as from a publication: fingerprinted files are immutable, and nothing watches the sources.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        if (settings.IsPrivate)
        {
            services.AddConocelesTelemetry(builder.Configuration, "conoceles-web");
        }
        else
        {
            // It would open a scope of the log for each request, of which nothing is ever written.
            builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
            services.AddConocelesTelemetry(builder.Configuration, "conoceles-web", PublicTraces);
        }

        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(AssetManifest.Load());
        services.AddSingleton(s => new FrameReader(s.GetRequiredService<AssetManifest>(), settings.Kind, SiteMapFile.Base(settings)));
        services.AddSingleton<PageRenderer>();
        services.AddSingleton(PageRenderer.Encoder);
        services.AddRazorComponents();
        RequestLimits.Read(builder.Configuration).Add(services);
    }

    public static void AddPublic(this WebApplicationBuilder builder, WebSettings settings)
    {
        builder.AddPublicSite(settings);
        var services = builder.Services;
        services.AddHostedService<PublicRecordWatch>();
        services.AddHostedService<OpenDataWatch>();
        if (!settings.IsPrivate)
        {
            services.AddSingleton<SiteWarmer>();
            services.AddHostedService(s => s.GetRequiredService<SiteWarmer>());
            services.AddSingleton(s => new NodeFact("warmGeneration", () => s.GetRequiredService<SiteWarmer>().Warm));
        }

        services.AddSingleton(s => s.GetRequiredService<PublicRecordStore>().Readiness);
        services.AddSingleton(s => new NodeFact("publicGeneration", () => s.GetRequiredService<PublicRecordStore>().Current?.Generation));
        services.AddSingleton(s => new NodeFact("publicRows", () => s.GetRequiredService<PublicRecordStore>().Current?.InOrder.Length));
        services.AddSingleton(s => new NodeFact("publicOrigin", () => s.GetRequiredService<PublicRecordStore>().Origin.ToString()));
        services.AddSingleton(s => new NodeFact("publicComparedAt", () => s.GetRequiredService<PublicRecordStore>().ComparedAt));
        services.AddSingleton(s => new NodeFact("bakedPages", () => s.GetRequiredService<SiteBaker>().Kept));
    }

    /// <summary>What answers the citizens' pages, of whatever the record is said to be: nothing here follows the database.</summary>
    public static void AddPublicSite(this WebApplicationBuilder builder, WebSettings settings)
    {
        var services = builder.Services;
        if (!settings.IsPrivate)
            services.Configure<KeyManagementOptions>(o => o.XmlRepository = new MemoryKeyRepository());
        services.AddSource("public", Connection(builder, "Public"));
        services.AddSingleton(s => new PublicRecordSource(s.GetRequiredKeyedService<NpgsqlDataSource>("public"), settings));
        services.AddSingleton<DatabaseTurns>();
        services.AddSingleton(s => new ReceiptSource(s.GetRequiredKeyedService<NpgsqlDataSource>("public"), s.GetRequiredService<DatabaseTurns>()));
        services.AddSingleton(s => new CutSource(s.GetRequiredKeyedService<NpgsqlDataSource>("public"), s.GetRequiredService<DatabaseTurns>(), settings));
        services.AddSingleton(new DiskCopy(settings.PublicCopy));
        services.AddSingleton(new PhotoCopy(settings.PublicCopy));
        services.AddSingleton<PublicRecordStore>();
        services.AddSingleton<SiteBaker>();
        services.AddSingleton(s => new TurnsOfMaking(
            s.GetRequiredService<SiteBaker>(), Environment.ProcessorCount, TurnsOfMaking.WaitingForEach * Environment.ProcessorCount));
        services.AddSingleton(s => new CardFile(s.GetRequiredService<FrameReader>(), CardDrawing.WithLettersOf(settings.Letters)));
        services.AddSingleton(Institute.Read(builder.Configuration));
        services.AddSingleton<SiteTexts>();
        services.AddSingleton<OpenDataStore>();
        services.AddSingleton<ManifestStore>();
    }

    public static void AddPrivate(this WebApplicationBuilder builder, WebSettings settings)
    {
        var services = builder.Services;
        services.AddSource("main", Connection(builder, "Web"));
        services.AddSource("oversight", Connection(builder, "Oversight"));
        services.AddSingleton<LegalClock>();
        services.AddSingleton(s => new LegalClockReader(
            s.GetRequiredKeyedService<NpgsqlDataSource>("main"), s.GetRequiredService<LegalClock>(),
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<LegalClockReader>>()));
        services.AddHostedService(s => s.GetRequiredService<LegalClockReader>());
        services.AddSingleton(s =>
        {
            var clock = s.GetRequiredService<LegalClockReader>();
            return new ReadinessPart("reloj y base de datos", _ => Task.FromResult(clock.Problem));
        });
        services.AddSingleton(s => new OversightReader(s.GetRequiredKeyedService<NpgsqlDataSource>("oversight"), settings));
        services.AddSingleton<ITextTwins>(s => s.GetRequiredService<OversightReader>());
        services.AddBoard(settings);
        services.AddNotices(settings);
        services.AddSingleton<ISeenNotices>(s => new SeenNotices(s.GetRequiredKeyedService<NpgsqlDataSource>("main")));
        services.AddSingleton<IFellows>(s => new FellowReader(s.GetRequiredKeyedService<NpgsqlDataSource>("oversight")));
        services.AddSingleton<IAccountNames>(s => new AccountNames(s.GetRequiredKeyedService<NpgsqlDataSource>("main")));
        services.AddSingleton<EvidencePages>();
        services.AddSingleton(s => new DeliveryReader(s.GetRequiredKeyedService<NpgsqlDataSource>("oversight"), settings));
        services.AddSingleton(s => new ArcoReader(s.GetRequiredKeyedService<NpgsqlDataSource>("oversight"), settings));
        services.AddSingleton<ArcoGateway>();
        services.AddSingleton(s => new OmissionReader(s.GetRequiredKeyedService<NpgsqlDataSource>("oversight"), settings));
        services.AddSingleton(s => new SuppressionReader(s.GetRequiredKeyedService<NpgsqlDataSource>("oversight"), settings));
        services.AddSingleton(s => new WaitingReader(s.GetRequiredKeyedService<NpgsqlDataSource>("oversight"), settings));
        services.AddSingleton<ReviewLeases>();
        services.AddSingleton<ReviewScreen>();
        services.AddSingleton<RegistryGateway>();
        services.AddRegistryApi(settings);
        services.AddSingleton<ActionsGateway>();
        services.AddSingleton<CalendarGateway>();
        services.AddSingleton<WorkPlanGateway>();
        services.AddSingleton<CutGateway>();
        services.AddWebKeys(builder.Configuration);
        services.AddSingleton(PhotoLimits.Read(builder.Configuration));
        services.AddSingleton<PhotoPipeline>();
        services.AddSingleton<PhotoForm>();
        services.AddSingleton(s => new NodeReader(
            s.GetRequiredKeyedService<NpgsqlDataSource>("main"), s.GetRequiredKeyedService<NpgsqlDataSource>("oversight"), settings));
        services.AddSingleton(s => new NodeFact("legalClock", () => s.GetRequiredService<LegalClock>().Now));
        services.AddSingleton(s => new NodeFact("clusterConnected", () => s.GetRequiredService<ClusterLink>().IsConnected));
        services.AddAccounts(settings, SessionLimits.Read(builder.Configuration));
        services.AddAccountsAdmin(builder.Configuration);
        builder.AddClusterClient();
    }

    /// <summary>This process tells operators how it is, by the only connection that it has.</summary>
    public static void AddNodeReport(this WebApplicationBuilder builder, WebSettings settings)
    {
        builder.Services.AddSingleton(new NodeFact("roles", () => settings.Roles.ToString()));
        builder.Services.AddHostedService(s => ActivatorUtilities.CreateInstance<NodeReporter>(
            s, s.GetRequiredKeyedService<NpgsqlDataSource>(settings.IsPrivate ? "main" : "public"),
            string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{settings.Url.Port}"), "web"));
    }

    /// <summary>A named data source; opening nothing, so that the process starts with PostgreSQL away.</summary>
    public static void AddSource(this IServiceCollection services, string name, string connection) =>
        services.AddKeyedSingleton(name, (_, _) => new NpgsqlDataSourceBuilder(connection).Build());

    private static string Connection(WebApplicationBuilder builder, string name) =>
        builder.Configuration.GetConnectionString(name)
        ?? throw new InvalidOperationException($"ConnectionStrings:{name} is missing.");
}
