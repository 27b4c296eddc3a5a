using System.Globalization;
using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Running;
using Npgsql;

namespace Conoceles.Deploy.Verbs;

/// <summary><c>clock [ISO | +HOURS]</c>: shows the legal clock of a running demo or rehearsal, or moves it.</summary>
public static class ClockVerb
{
    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var options = Options.Parse(arguments, ["data"], []);
        var folder = new DataFolder(options.Text("data") ?? Purpose.Demo.Folder);
        var port = Processes.ProcessTable.Open(folder).Port;
        var server = await DatabaseServer.OpenAsync(
            folder, new Ports(port).Postgres, SecretsFile.Open(folder.Secrets), Console.WriteLine, cancellation);
        var clock = new LegalClockRow(server.Connections.For(Roles.Owner, Databases.Main));
        try
        {
            if (options.Words is [var text, ..])
                await clock.SetAsync(Parse(text, await clock.NowAsync(cancellation)), cancellation);
            Console.WriteLine(Show(await clock.NowAsync(cancellation)));
            return 0;
        }
        catch (NpgsqlException e)
        {
            throw new ToolException($"La base de datos no responde: {e.Message}", e);
        }
    }

    /// <summary>An instant, or how many hours further than now: what a person at the terminal says when she waits for a deadline.</summary>
    public static DateTimeOffset Parse(string text, DateTimeOffset now) =>
        text.StartsWith('+') && double.TryParse(text[1..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var hours)
            ? now.AddHours(hours)
            : RunOptions.ParseClock(text);

    /// <summary>As the institute reads it: local time of Sonora with its offset.</summary>
    public static string Show(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(-7)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
