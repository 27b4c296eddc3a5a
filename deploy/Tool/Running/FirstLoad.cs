using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Postgres;

namespace Conoceles.Deploy.Running;

/// <summary>When to load the content and where the clock must be: the part of a start that remembers earlier ones.</summary>
internal sealed class FirstLoad(Installation installation, LegalClockRow clock, IContent content)
{
    private readonly DemoProgress? _before = DemoProgress.Read(installation.Folder);

    private RunOptions Options => installation.Options;

    private bool MustLoad => content.Entries.Length > 0 && (_before is null || _before.Target is not null || _before.Loaded < content.Entries.Length);

    /// <summary>Silos and webs must not see a later legal instant first: candidacies would be projected in the future.</summary>
    public async Task BeforeSilosAsync(CancellationToken cancellation)
    {
        if (MustLoad)
        {
            var target = Options.ClockGiven || _before is null ? Options.Clock : _before.Target ?? await clock.NowAsync(cancellation);
            (new DemoProgress { Loaded = _before?.Loaded ?? 0, Target = target }).Write(installation.Folder);
            await clock.SetAsync(content.Import, cancellation);
        }
        else if (_before is null || Options.ClockGiven)
        {
            await clock.SetAsync(Options.Clock, cancellation);
            (_before ?? new DemoProgress()).Write(installation.Folder);
        }
    }

    /// <summary>Loads it and leaves the clock where it was asked.</summary>
    public async Task AfterSilosAsync(CancellationToken cancellation)
    {
        if (!MustLoad)
            return;
        Console.WriteLine($"Cargando «{content.Election.Name}» ({content.Entries.Length} candidaturas)…");
        var target = DemoProgress.Read(installation.Folder)!.Target!.Value;
        var count = Math.Max(content.Entries.Length, _before?.Loaded ?? 0);
        await using (var cluster = await DemoCluster.ConnectAsync(
            installation.Settings.ClusterId, installation.Server.Connections.For(Roles.Web, Databases.Main), cancellation))
        {
            await content.LoadAsync(cluster.Client, clock, count, target, cancellation);
        }
        await clock.SetAsync(target, cancellation);
        new DemoProgress { Loaded = count }.Write(installation.Folder);
    }
}
