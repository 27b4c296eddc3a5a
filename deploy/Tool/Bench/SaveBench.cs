using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// A warm candidacy's saves, one after another from a client of the cluster, against pgbench committing the same
/// number of bytes one after another on the same server.
/// </summary>
internal static partial class SaveBench
{
    private const int Rounds = 5;
    private const int Saves = 300;
    private const double Goal = 0.25;

    public static async Task RunAsync(CancellationToken cancellation)
    {
        await using var bench = await BenchInstallation.StartAsync(cancellation);
        var (id, party) = (await bench.PendingAsync(cancellation))[0];
        await SaveRateAsync(bench, id, party);
        var bytes = await StoredBytesAsync(bench, id, cancellation);
        await PrepareAsync(bench, cancellation);
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            script, $"update bench.payload set bytes = '\\x{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(bytes))}', n = n + 1;\n", cancellation);

        List<double> saves = [], commits = [];
        for (var round = 0; round < Rounds; round++)
        {
            saves.Add(await SaveRateAsync(bench, id, party));
            commits.Add(await CommitRateAsync(bench, script, cancellation));
        }

        File.Delete(script);
        new Figure("warm SaveDraft / one pgbench commit of the same bytes", "ratio", $">= {Goal.ToString(CultureInfo.InvariantCulture)}",
            m => m >= Goal, [.. saves.Zip(commits, (s, c) => s / c)])
            .Print(new { bytes, saves_per_s = Median(saves), commits_per_s = Median(commits) });
    }

    private static async Task<double> SaveRateAsync(BenchInstallation bench, string id, string party)
    {
        var grain = bench.Grain(id);
        var seen = await bench.VersionAsync(id, party);
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < Saves; i++)
        {
            var outcome = await grain.Execute(bench.Draft(party, seen, BenchInstallation.Text));
            if (!outcome.Accepted)
                throw new ToolException($"La medición no pudo guardar: {outcome.Code}.");
            seen = outcome.SectionVersion;
        }

        return Saves / clock.Elapsed.TotalSeconds;
    }

    private static async Task<int> StoredBytesAsync(BenchInstallation bench, string id, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(bench.Connections.For(Roles.Curricular, Databases.Curricular));
        await using var command = source.CreateCommand(
            "select octet_length(payloadbinary) from grains.orleansstorage where graintypestring = 'candidacy' and grainidextensionstring = $1");
        command.Parameters.AddWithValue(id);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task PrepareAsync(BenchInstallation bench, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(bench.Connections.For(Roles.Owner, Databases.Curricular));
        await using var command = source.CreateCommand(
            "create schema bench; create table bench.payload (bytes bytea, n int); insert into bench.payload values ('\\x00', 0)");
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static async Task<double> CommitRateAsync(BenchInstallation bench, string script, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnectionStringBuilder(bench.Connections.For(Roles.Owner, Databases.Curricular));
        var start = new ProcessStartInfo("pgbench")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "-n", "-c", "1", "-t", Saves.ToString(CultureInfo.InvariantCulture), "-f", script,
                "-h", connection.Host!, "-p", connection.Port.ToString(CultureInfo.InvariantCulture), "-U", connection.Username!, connection.Database!,
            },
            Environment = { ["PGPASSWORD"] = connection.Password },
        };
        using var pgbench = Process.Start(start)!;
        var output = await pgbench.StandardOutput.ReadToEndAsync(cancellation);
        var error = await pgbench.StandardError.ReadToEndAsync(cancellation);
        await pgbench.WaitForExitAsync(cancellation);
        return Rate().Match(output) is { Success: true } match
            ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new ToolException("pgbench no midió: " + error.Trim());
    }

    private static double Median(List<double> values) => Math.Round(values.Order().ElementAt(values.Count / 2), 1);

    [GeneratedRegex(@"^tps = ([0-9.]+) ", RegexOptions.Multiline)]
    private static partial Regex Rate();
}
