using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// The base of the ratios: PostgreSQL's own driver on the same server and disk, one client, one script after another.
/// Statements are prepared once, so that the base does not pay for reading the bytes as text at each turn.
/// </summary>
internal static partial class PgBench
{
    /// <summary>Scripts a second.</summary>
    public static async Task<double> RateAsync(BenchInstallation bench, string script, int times, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnectionStringBuilder(bench.Connections.For(Roles.Owner, Databases.Curricular));
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, script, cancellation);
            using var pgbench = Process.Start(new ProcessStartInfo("pgbench")
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                ArgumentList =
                {
                    "-n", "-M", "prepared", "-c", "1", "-t", times.ToString(CultureInfo.InvariantCulture), "-D", "turn=0", "-f", file,
                    "-h", connection.Host!, "-p", connection.Port.ToString(CultureInfo.InvariantCulture), "-U", connection.Username!, connection.Database!,
                },
                Environment = { ["PGPASSWORD"] = connection.Password },
            })!;
            var error = pgbench.StandardError.ReadToEndAsync(cancellation);
            var output = await pgbench.StandardOutput.ReadToEndAsync(cancellation);
            await pgbench.WaitForExitAsync(cancellation);
            return pgbench.ExitCode == 0 && Rate().Match(output) is { Success: true } match
                ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new ToolException("pgbench no midió: " + (await error).Trim());
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"^tps = ([0-9.]+) ", RegexOptions.Multiline)]
    private static partial Regex Rate();
}
