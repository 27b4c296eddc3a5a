using System.Runtime.InteropServices;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Keys;
using Npgsql;

namespace Conoceles.Web.Configuration;

/// <summary>
/// What the program does from the console instead of serving: <c>keys init</c> makes the first key of cookies and
/// forms; <c>accounts add</c> reads accounts from standard input; <c>accounts script</c> prints EF's tables; <c>export</c> writes a
/// copy of the citizens' site.
/// </summary>
internal static class Verbs
{
    /// <summary>The verb that the arguments name; null when the program should serve.</summary>
    public static Func<Task<int>>? Find(string[] args) => args switch
    {
        ["keys", "init", ..] => () => Run((services, _) =>
        {
            WebKeys.Initialise(services);
            return Task.FromResult(0);
        }),
        ["accounts", "add", ..] => () => Run((services, cancellation) => AddAccountsVerb.Run(services, Console.In, Console.Error, cancellation)),
        ["export", .. var rest] => () => Stoppable(stop => ExportVerb.Run(rest, Console.Out, Console.Error, stop)),
        ["accounts", "script", ..] => AddAccountsVerb.PrintScript,
        _ => null,
    };

    private static Task<int> Run(Func<IServiceProvider, CancellationToken, Task<int>> work) => Stoppable(stop => Run(work, stop));

    private static async Task<int> Stoppable(Func<CancellationToken, Task<int>> work)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await work(stop.Token);

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> Run(Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken stop)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var connection = configuration.GetConnectionString("Web")
            ?? throw new InvalidOperationException("ConnectionStrings:Web is missing.");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddKeyedSingleton("main", (_, _) => new NpgsqlDataSourceBuilder(connection).Build());
        services.AddAccountStore();
        services.AddWebKeys(configuration);
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider, stop);
    }
}
