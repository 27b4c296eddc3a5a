using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Encodings.Web;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Bulk;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Cuts;
using Conoceles.Deliveries;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.TestData;
using Conoceles.Web.Accounts;
using Conoceles.Web.Configuration;
using Conoceles.Web.Oversight;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Tests.Photos;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>
/// Oversight over HTTP with the product's own pipeline, on a real oversight table and on grains of this process, which
/// answer what a test gives them. What the real grains decide is tested with the real grains.
/// </summary>
public class OversightSite : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly ServerFixture _server = new();
    private readonly ConcurrentDictionary<string, (string Registered, string Confirmed)> _actions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (ConfirmInBulk Command, ConfirmationProgress Progress)> _confirmations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Delivery, Guid Id), EvidenceView> _attached = new();
    private WebApplication _app = null!;
    private int _sequence;

    public Uri Url { get; private set; } = null!;

    /// <summary>Entries that the election was asked to import.</summary>
    internal ConcurrentQueue<ImportRegistry> Imports { get; } = new();

    /// <summary>Decisions about the calendar that the election was asked to record.</summary>
    internal ConcurrentQueue<DecideCalendar> Decisions { get; } = new();

    /// <summary>Deliveries of accounts that were started, by their id.</summary>
    internal ConcurrentDictionary<string, DeliverAccounts> Deliveries { get; } = new(StringComparer.Ordinal);

    /// <summary>Cuts that were asked for.</summary>
    internal ConcurrentQueue<MakeCut> CutsAsked { get; } = new();

    /// <summary>Cuts that there are.</summary>
    internal CutsView Cuts { get; set; } = new([], 0, null, null);

    /// <summary>Acts of the work plan.</summary>
    internal ImmutableArray<RecordedAct> PlanActs { get; set; } = [];

    /// <summary>Requests about personal data.</summary>
    internal FakeArco Arco { get; } = new();

    /// <summary>Files that were kept, by their id.</summary>
    internal ConcurrentDictionary<Guid, byte[]> Kept { get; } = new();

    /// <summary>How it refuses them; null while it accepts.</summary>
    internal Refusal? Refuse { get; set; }

    /// <summary>What an import of some entries would do.</summary>
    internal Func<ImportRegistry, RegistryComparison> Compare { get; set; } = command => new RegistryComparison { New = command.Entries.Length };

    /// <summary>How far each import is.</summary>
    internal ConcurrentDictionary<string, ImportProgress> Advances { get; } = new(StringComparer.Ordinal);

    /// <summary>Routes that this process answers to.</summary>
    internal IEnumerable<RouteEndpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>Settings besides the usual.</summary>
    protected virtual Dictionary<string, string?> More => [];

    /// <summary>The election of this site.</summary>
    protected virtual ElectionDefinition Election => Sample.Election with { Questionnaires = ShippedQuestionnaires.Set };

    /// <summary>Confirmations that were started, with what they were given.</summary>
    internal IReadOnlyDictionary<string, (ConfirmInBulk Command, ConfirmationProgress Progress)> Confirmations => _confirmations;

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Conoceles.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Web:Roles"] = "oversight",
            ["Web:Demo"] = "true",
            ["Web:Url"] = $"http://localhost:{FreePort.Take()}",
            ["Web:DataProtectionCertificate"] = WebProcess.KeyCertificate(_folder),
            ["Election:Current"] = Sample.Slug,
            ["ConnectionStrings:Web"] = _server.Settings["ConnectionStrings__Web"],
            ["ConnectionStrings:Oversight"] = _server.Settings["ConnectionStrings__Oversight"],
        });
        builder.Configuration.AddInMemoryCollection(More);
        var settings = WebSettings.Read(builder.Configuration);
        builder.AddListening(settings);
        builder.AddShared(settings);
        builder.AddPrivate(settings);
        builder.Logging.ClearProviders();
        builder.Services.RemoveAll<IHostedService>();
        var link = new ClusterLink();
        link.NotifyGatewayCountChanged(1, 0, connectionRecovered: false);
        builder.Services.AddSingleton(link)
            .AddSingleton(Proxy.Of<IGrainFactory>((method, arguments) => Grain(method.ReturnType, (string)arguments[0]!)))
            .AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication(ByHeader.Name).AddScheme<AuthenticationSchemeOptions, ByHeader>(ByHeader.Name, null);
        _app = builder.Build();
        _app.UsePipeline(settings);
        _app.MapOversight();
        await _app.StartAsync();
        Url = settings.Url;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _app.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A browser of somebody of the institute.</summary>
    public HttpClient Browser(Role role = Role.UtAdministrator)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Url };
        client.DefaultRequestHeaders.Add(ByHeader.Role, role.ToString());
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public static async Task<IHtmlDocument> Page(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>The account of who administrates, where acts have to name one that exists.</summary>
    public async Task AddAdministrator()
    {
        await using var web = Source(Roles.Web, Databases.Main);
        await using var account = web.CreateCommand(
            """
            insert into accounts.users (id, role, display_name, disabled, email_confirmed, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
            values ('cuenta-UtAdministrator', 'UtAdministrator', 'Administración de prueba', false, false, false, false, false, 0)
            """);
        Assert.Equal(1, await account.ExecuteNonQueryAsync());
    }

    /// <summary>A candidacy whose affirmative actions wait.</summary>
    public async Task<string> Waiting(string party, string name, string registered, string confirmed = "")
    {
        var id = CandidacyId.Create(Sample.Slug, Interlocked.Increment(ref _sequence));
        _actions[id] = (registered, confirmed);
        await using var source = NpgsqlDataSource.Create(_server.Connection(Roles.Curricular, Databases.Curricular));
        await using var row = source.CreateCommand(
            """
            insert into oversight.candidacy (candidacy_id, election, state_version, status, opening, office, territory, character, actor,
              responsible_party, display_name, sort_name, actions_to_confirm)
            values ($1, $2, 1, 'Pending', 1, 'diputacion-mr', 'Distrito 6, Hermosillo', 'suplente', $3, $3, $4, lower($4), true)
            """);
        foreach (var value in new[] { id, Sample.Slug, party, name })
            row.Parameters.Add(new NpgsqlParameter { Value = value });
        Assert.Equal(1, await row.ExecuteNonQueryAsync());
        return id;
    }

    /// <summary>A candidacy that was approved and whose account was not received.</summary>
    public async Task<string> WithoutAccount(string party, string name, string agreement, DateOnly approved)
    {
        var id = CandidacyId.Create(Sample.Slug, Interlocked.Increment(ref _sequence));
        await using var source = NpgsqlDataSource.Create(_server.Connection(Roles.Curricular, Databases.Curricular));
        await using var row = source.CreateCommand(
            """
            insert into oversight.candidacy (candidacy_id, election, state_version, status, opening, office, territory, character, actor,
              responsible_party, display_name, sort_name, approved_on, approval_agreement, account_due)
            values ($1, $2, 1, 'Pending', 1, 'diputacion-mr', 'Distrito 6, Hermosillo', 'propietaria', $3, $3, $4, lower($4), $5, $6, $7)
            """);
        foreach (var value in new object[] { id, Sample.Slug, party, name, approved, agreement, Elections.Deadlines.EndOf(approved.AddDays(3)).ToUniversalTime() })
            row.Parameters.Add(new NpgsqlParameter { Value = value });
        Assert.Equal(1, await row.ExecuteNonQueryAsync());
        return id;
    }

    /// <summary>What the registry says now, and what is confirmed.</summary>
    public void Say(string id, string registered, string confirmed) => _actions[id] = (registered, confirmed);

    /// <summary>How far a confirmation is.</summary>
    public void Advance(string id, ConfirmationProgress progress) => _confirmations[id] = (_confirmations[id].Command, progress);

    /// <summary>Pool of a role in a database of this site.</summary>
    internal NpgsqlDataSource Source(string role, string database) => NpgsqlDataSource.Create(_server.Connection(role, database));

    private object Grain(Type type, string id) =>
        type == typeof(ICandidacyGrain) ? Proxy.Of<ICandidacyGrain>((method, _) => method.Name switch
        {
            nameof(ICandidacyGrain.ReadAffirmativeActions) => Task.FromResult(Actions(id)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(IConfirmationGrain) ? Proxy.Of<IConfirmationGrain>((method, a) => method.Name switch
        {
            nameof(IConfirmationGrain.Start) => Task.FromResult(Start(id, (ConfirmInBulk)a[0]!)),
            nameof(IConfirmationGrain.GetProgress) => Task.FromResult(_confirmations.TryGetValue(id, out var known) ? known.Progress : null),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(IDeliveryGrain) ? Proxy.Of<IDeliveryGrain>((method, a) => method.Name switch
        {
            nameof(IDeliveryGrain.Start) => Task.FromResult(Deliver(id, (DeliverAccounts)a[0]!)),
            nameof(IDeliveryGrain.Read) => Task.FromResult(Deliveries.TryGetValue(id, out var known) ? Told(id, known) : null),
            nameof(IDeliveryGrain.Attach) => Task.FromResult(Attach(id, (AttachEvidence)a[0]!)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(IEvidenceGrain) ? Proxy.Of<IEvidenceGrain>((method, a) => method.Name switch
        {
            nameof(IEvidenceGrain.Keep) => Task.FromResult(Keep((KeepEvidence)a[0]!)),
            nameof(IEvidenceGrain.Open) => Task.FromResult(new OpenedEvidence(new EvidenceFile("acuse.pdf", EvidenceMedia.Pdf, Kept[((OpenEvidence)a[0]!).EvidenceId]), null)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(IImportGrain) ? Proxy.Of<IImportGrain>((method, _) => method.Name switch
        {
            nameof(IImportGrain.GetProgress) => Task.FromResult(Advances.GetValueOrDefault(id)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(IElectionGrain) ? Proxy.Of<IElectionGrain>((method, a) => method.Name switch
        {
            nameof(IElectionGrain.GetDefinition) => Task.FromResult<ElectionDefinition?>(Election),
            nameof(IElectionGrain.GetVersion) => Task.FromResult(1 + Decisions.Count),
            nameof(IElectionGrain.GetDecisions) => Task.FromResult(ImmutableArray<CalendarDecision>.Empty),
            nameof(IElectionGrain.Decide) => Task.FromResult(Decide((DecideCalendar)a[0]!)),
            nameof(IElectionGrain.Compare) => Task.FromResult(Compare((ImportRegistry)a[0]!)),
            nameof(IElectionGrain.Import) => Task.FromResult(Import((ImportRegistry)a[0]!)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(IWorkPlanGrain) ? Proxy.Of<IWorkPlanGrain>((method, a) => method.Name switch
        {
            nameof(IWorkPlanGrain.GetActs) => Task.FromResult(PlanActs),
            nameof(IWorkPlanGrain.Record) => Task.FromResult(Keep((RecordPlanAct)a[0]!)),
            nameof(IWorkPlanGrain.Annul) => Task.FromResult(Keep((AnnulPlanAct)a[0]!)),
            _ => throw new NotSupportedException(method.Name),
        })
        : type == typeof(ICutGrain) ? Proxy.Of<ICutGrain>((method, a) => method.Name switch
        {
            nameof(ICutGrain.Read) => Task.FromResult(Cuts),
            nameof(ICutGrain.Make) => Task.FromResult(Keep((MakeCut)a[0]!)),
            _ => throw new NotSupportedException(method.Name),
        })
        : Arco.Grain(type, id) ?? throw new NotSupportedException(type.Name);

    private Outcome Keep(MakeCut command)
    {
        if (Refuse is { } refusal)
            return Outcome.Refused(refusal, 0);
        if (CutsAsked.All(c => c.OperationId != command.OperationId))
            CutsAsked.Enqueue(command);
        return Outcome.Done(0);
    }

    private Outcome Keep(RecordPlanAct command)
    {
        if (Refuse is { } refusal)
            return Outcome.Refused(refusal, 0);
        if (PlanActs.All(a => a.OperationId != command.OperationId))
        {
            PlanActs = PlanActs.Add(new RecordedAct
            {
                OperationId = command.OperationId,
                Activity = command.Activity,
                Kind = command.Kind,
                On = command.On,
                Reference = command.Reference,
                At = command.ReceivedAt,
                Account = command.Actor.AccountId,
                Name = command.Name,
            });
        }

        return Outcome.Done(PlanActs.Length);
    }

    private Outcome Keep(AnnulPlanAct command)
    {
        if (Refuse is { } refusal)
            return Outcome.Refused(refusal, 0);
        var act = PlanActs.Single(a => a.OperationId == command.Act);
        PlanActs = PlanActs.Replace(act, act with
        {
            Annulled = new ActAnnulment(command.OperationId, command.ReceivedAt, command.Actor.AccountId, command.Name, command.Reason),
        });
        return Outcome.Done(PlanActs.Length);
    }

    private AffirmativeActionsView? Actions(string id) =>
        _actions.TryGetValue(id, out var said) ? new AffirmativeActionsView(said.Registered, said.Confirmed, said.Registered != said.Confirmed) : null;

    private Refusal? Deliver(string id, DeliverAccounts command)
    {
        if (Refuse is { } refusal)
            return refusal;
        Deliveries.TryAdd(id, command);
        return null;
    }

    private EvidenceOutcome Keep(KeepEvidence command)
    {
        Kept[command.OperationId] = command.Content;
        return EvidenceOutcome.Done(new KeptEvidence(command.OperationId, EvidenceRules.HashOf(command.Content), command.Content.Length, EvidenceMedia.Pdf));
    }

    private Outcome Attach(string delivery, AttachEvidence command)
    {
        _attached[(delivery, command.Kept.Id)] = new EvidenceView(
            command.Kept.Id, command.Kind, command.Reference, command.ReceivedAt, command.Actor.AccountId, command.Kept.Sha256, command.Kept.Bytes, command.Kept.Media);
        return Outcome.Done(0);
    }

    private DeliveryView? Told(string id, DeliverAccounts act) => new(
        act.Party, act.DeliveredAt, act.Receiver, act.Way, act.Reference, act.ReceivedAt, act.Actor.AccountId, act.Candidacies.Length, act.Candidacies.Length, [],
        [.. _attached.Where(a => a.Key.Delivery == id).Select(a => a.Value)]);

    // Only what a page has to cope with: what is refused and why is the grain's, with its own tests.
    private Outcome Decide(DecideCalendar command)
    {
        if (command.SeenVersion != 1 + Decisions.Count)
            return Outcome.Refused(Refusals.StaleVersion, 1 + Decisions.Count);
        if (Refuse is { } refusal)
            return Outcome.Refused(refusal, 1 + Decisions.Count);
        Decisions.Enqueue(command);
        return Outcome.Done(1 + Decisions.Count);
    }

    private ImportTicket Import(ImportRegistry command)
    {
        Imports.Enqueue(command);
        return new ImportTicket(null, "imp-prueba", command.Entries.Length, 0);
    }

    private Refusal? Start(string id, ConfirmInBulk command)
    {
        _confirmations.TryAdd(id, (command, new ConfirmationProgress(0, command.Items.Length, [])));
        return null;
    }

    /// <summary>Signs in whoever the header says.</summary>
    private sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Name = "encabezado";
        public const string Role = "X-Role";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Role].ToString() is not { Length: > 0 } role)
                return Task.FromResult(AuthenticateResult.NoResult());
            var identity = new ClaimsIdentity(
                [
                    new(SessionClaims.Account, "cuenta-" + role), new(SessionClaims.Session, "sesion"), new(SessionClaims.Role, role),
                    new(ClaimTypes.NameIdentifier, "cuenta-" + role),
                ], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
