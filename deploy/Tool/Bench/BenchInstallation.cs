using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Running;
using Conoceles.Deploy.Verbs;
using Npgsql;

namespace Conoceles.Deploy.Bench;

/// <summary>An installation of its own, in a folder that ends with it: two silos, one web, candidacies to write on.</summary>
internal sealed class BenchInstallation : IAsyncDisposable
{
    private const int Port = 18500;
    private readonly string _folder = Directory.CreateTempSubdirectory("conoceles-bench-").FullName;
    private string[] _content = [];
    private DemoCluster _cluster = null!;
    private TimeSpan _offset;

    public Installation Installation { get; private set; } = null!;

    public Connections Connections => Installation.Server.Connections;

    /// <param name="empty">Without the demo's candidacies, for a measurement that brings its own.</param>
    public static async Task<BenchInstallation> StartAsync(CancellationToken cancellation, bool empty = false)
    {
        var bench = new BenchInstallation { _content = empty ? ["--empty"] : ["--candidacies", "120"] };
        try
        {
            await bench.StartMissingAsync(cancellation);
            bench._offset = await new LegalClockRow(bench.Connections.For(Roles.Owner, Databases.Main)).OffsetAsync(cancellation);
            bench._cluster = await DemoCluster.ConnectAsync(
                bench.Installation.Settings.ClusterId, bench.Connections.For(Roles.Web, Databases.Main), cancellation);
            await bench.ClockReadAsync(cancellation);
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    private string[] Arguments =>
        ["--detach", "--data", _folder, "--port", Port.ToString(CultureInfo.InvariantCulture), "--silos", "2", .. _content];

    private RunOptions Options => RunOptions.Parse(Arguments);

    /// <summary>Silos read the clock's row once a second after the demo moved it: until then they refuse everything.</summary>
    private async Task ClockReadAsync(CancellationToken cancellation)
    {
        foreach (var (id, party) in await PendingAsync(cancellation))
        {
            while ((await Grain(id).Execute(Draft(party, await VersionAsync(id, party), Text))).Code == Refusals.ClockSkew.Code)
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
        }
    }

    /// <summary>Starts what is not running, on the same ports; its console is not the bench's.</summary>
    public async Task StartMissingAsync(CancellationToken cancellation)
    {
        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            await RunVerb.RunAsync(Arguments, cancellation);
        }
        finally
        {
            Console.SetOut(console);
        }

        // The processes of now: what was started again has another id.
        Installation = await Installation.OpenAsync(Options, _ => { }, cancellation);
    }

    /// <summary>Candidacies that can be drafted, and the party of each.</summary>
    public async Task<List<(string Id, string Party)>> PendingAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(Connections.For(Roles.Oversight, Databases.Curricular));
        await using var command = source.CreateCommand(
            "select candidacy_id, responsible_party from oversight.candidacy where status = 'Pending' order by candidacy_id");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var pending = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation))
            pending.Add((reader.GetString(0), reader.GetString(1)));
        return pending;
    }

    public IClusterClient Client => _cluster.Client;

    /// <summary>The legal instant.</summary>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + _offset;

    public ICandidacyGrain Grain(string id) => _cluster.Client.GetGrain<ICandidacyGrain>(id);

    /// <summary>The next draft of a candidacy's long text, received now.</summary>
    public SaveDraft Draft(string party, int seen, string text) =>
        Draft(party, seen, "historia", ImmutableDictionary<string, string>.Empty.Add("historia-profesional", text));

    /// <summary>The next draft of a section, received now.</summary>
    public SaveDraft Draft(string party, int seen, string section, ImmutableDictionary<string, string> values) => new()
    {
        OperationId = NewOperation(),
        Actor = Capturist(party),
        ReceivedAt = Now,
        Section = section,
        SeenSectionVersion = seen,
        Values = values,
        Finished = true,
    };

    /// <summary>The definite submission of a candidacy at the version that was read.</summary>
    public Submit Submit(string party, int seen) => new()
    {
        OperationId = NewOperation(),
        Actor = Capturist(party),
        ReceivedAt = Now,
        SeenVersion = seen,
        Acknowledged = true,
    };

    private static Guid NewOperation() => new(RandomNumberGenerator.GetBytes(16));

    public static Actor Capturist(string party) => new("bench", "bench", Role.Capturist, party);

    /// <summary>About a thousand characters, as a real long text has.</summary>
    public static string Text { get; } = string.Join(' ', Enumerable.Repeat("Texto de medición sin contenido alguno.", 26));

    public async Task<int> VersionAsync(string id, string party) =>
        (await Grain(id).Read(Capturist(party)))!.Sections["historia"].Version;

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        await Stopping.StopAllAsync(new DataFolder(_folder), _ => { });
        await Stopping.DeleteAsync(new DataFolder(_folder));
    }
}
