using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Running;

namespace Conoceles.Deploy.Verbs;

/// <summary><c>run</c>: everything that <c>deploy/run</c> promises once the programs are built.</summary>
public static class RunVerb
{
    /// <summary>Of everything that chance decides in the demo.</summary>
    public const int Seed = 2024;

    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var options = RunOptions.Parse(arguments);
        using var exclusive = FolderLock.Take(new DataFolder(options.Data));
        var installation = await Installation.OpenAsync(options, Console.WriteLine, cancellation);
        RunFile file;
        try
        {
            file = await StartAsync(installation, cancellation);
        }
        catch
        {
            await installation.StopStartedNowAsync();
            throw;
        }
        exclusive.Dispose();

        RunSummary.Print(file, installation.Folder, options, installation.WasRunning);
        if (options.Detach || installation.WasRunning)
            return 0;
        await Foreground.WaitAsync(installation, cancellation);
        await Stopping.StopAllAsync(installation.Folder, Console.WriteLine);
        Console.WriteLine("Todo quedó detenido. Los datos siguen en " + installation.Folder.Root + ".");
        return 0;
    }

    private static async Task<RunFile> StartAsync(Installation installation, CancellationToken cancellation)
    {
        var (options, connections) = (installation.Options, installation.Server.Connections);
        var election = FictionalElection.Of(DemoElection.Read(Repository.Election(DemoElection.FolderName)));
        var dice = new Dice(Seed);
        var entries = options.Empty ? [] : new DemoRoster(election, dice).Entries(options.Candidacies);
        var accounts = Accounts.Of(
            election, DemoRoster.ResponsibleParties(election, entries), DemoCandidates.Of(election, entries, dice), installation.Secrets);

        await installation.RequireFreePortsAsync(cancellation);
        Console.WriteLine("Preparando las bases de datos…");
        var applied = await installation.Server.PrepareAsync(cancellation);
        if (applied > 0)
            Console.WriteLine($"Migraciones aplicadas: {applied}.");

        var clock = new LegalClockRow(connections.For(Roles.Owner, Databases.Main));
        var demo = new DemoRun(installation, clock, election, dice);
        await demo.BeforeSilosAsync(cancellation);
        Console.WriteLine("Arrancando los silos…");
        await installation.StartSilosAsync(cancellation);
        await installation.PrepareWebsAsync(accounts, cancellation);
        installation.StartWebs();
        await demo.AfterSilosAsync(cancellation);
        Console.WriteLine("Esperando a los servidores web…");
        await installation.WebsReadyAsync(cancellation);

        var examples = await Examples.FindAsync(connections.For(Roles.Owner, Databases.Curricular), new DemoPlot(election, entries, dice), cancellation);
        var file = RunFile.Of(installation, await clock.NowAsync(cancellation), accounts, examples);
        file.Write(installation.Folder);
        return file;
    }
}
