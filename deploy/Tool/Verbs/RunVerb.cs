using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Rehearsal;
using Conoceles.Deploy.Running;

namespace Conoceles.Deploy.Verbs;

/// <summary><c>run</c>: everything that <c>deploy/run</c> and <c>deploy/rehearsal</c> promise once the programs are built.</summary>
public static class RunVerb
{
    public static async Task<int> RunAsync(RunOptions options, CancellationToken cancellation)
    {
        var folder = FolderPurpose.Claim(options);
        if (!options.ClockGiven)
            options = options with { Clock = folder.Begins };
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
        IContent content = options.Purpose == Purpose.Demo ? new DemoContent(options.Empty ? 0 : options.Candidacies) : new RehearsalContent();
        var accounts = Accounts.Of(
            content.Election, DemoRoster.ResponsibleParties(content.Election, content.Entries), content.Candidates, installation.Secrets);

        await installation.RequireFreePortsAsync(cancellation);
        Console.WriteLine("Preparando las bases de datos…");
        var applied = await installation.Server.PrepareAsync(cancellation);
        if (applied > 0)
            Console.WriteLine($"Migraciones aplicadas: {applied}.");

        var clock = new LegalClockRow(connections.For(Roles.Owner, Databases.Main));
        var load = new FirstLoad(installation, clock, content);
        await load.BeforeSilosAsync(cancellation);
        Console.WriteLine("Arrancando los silos…");
        await installation.StartSilosAsync(cancellation);
        await installation.PrepareWebsAsync(accounts, cancellation);
        installation.StartWebs();
        await load.AfterSilosAsync(cancellation);
        Console.WriteLine("Esperando a los servidores web…");
        await installation.WebsReadyAsync(cancellation);

        var examples = await Examples.FindAsync(
            connections.For(Roles.Owner, Databases.Curricular), content.Election.Slug, content.Plot, cancellation);
        var file = RunFile.Of(installation, await clock.NowAsync(cancellation), accounts, examples);
        file.Write(installation.Folder);
        return file;
    }
}
