using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Running;

namespace Conoceles.Deploy.Verbs;

/// <summary><c>rehearsal [--reset]</c>: starts the rehearsal as <c>run</c> does the demo, or puts it back to how it began.</summary>
public static class RehearsalVerb
{
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        // Roles are a server's, not a database's: on the server of a real installation they would be the same ones (ADR 0023).
        if (Environment.GetEnvironmentVariable(DatabaseServer.Variable) is { Length: > 0 })
            throw new ToolException($"El ensayo solo usa un servidor de bases de datos propio: ejecute sin {DatabaseServer.Variable}.");
        var options = RunOptions.Parse(arguments, Purpose.Rehearsal);
        if (!options.Reset)
            return await RunVerb.RunAsync(options, cancellation);
        var was = await RehearsalReset.RunAsync(options.Data, Console.WriteLine);
        if (was.Count == 0 && !options.Detach)
        {
            Console.WriteLine($"No estaba en marcha; {Purpose.Rehearsal.Command} lo inicia.");
            return 0;
        }

        // What is asked now comes last and counts.
        return await RunVerb.RunAsync(RunOptions.Parse([.. was, .. arguments], Purpose.Rehearsal), cancellation);
    }
}
