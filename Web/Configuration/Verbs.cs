using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Keys;
using Npgsql;

namespace Conoceles.Web.Configuration;

/// <summary>
/// What the program does from the console instead of serving: <c>keys init</c> makes the first key of cookies and
/// forms; <c>accounts add</c> reads accounts from standard input; <c>accounts script</c> prints EF's tables.
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
        ["accounts", "script", ..] => AddAccountsVerb.PrintScript,
        _ => null,
    };

    private static async Task<int> Run(Func<IServiceProvider, CancellationToken, Task<int>> work)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
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
        return await work(scope.ServiceProvider, stop.Token);
    }
}
