using System.Globalization;

namespace Conoceles.Deploy.Postgres;

/// <summary>What a private cluster is for.</summary>
public enum ServerTuning
{
    /// <summary>Every commit reaches the disk.</summary>
    Durable,

    /// <summary>For tests: commits do not wait for the disk, and a crash of the machine loses the cluster.</summary>
    Fast,
}

/// <summary>The text of the cluster's configuration files.</summary>
public static class ServerSettings
{
    /// <summary>The only user that is believed without a password, and only on the socket of a 0700 folder.</summary>
    public const string Superuser = "postgres";

    /// <summary>Our part of postgresql.conf.</summary>
    public static string Configuration(int port, string socketFolder, ServerTuning tuning) =>
        string.Create(CultureInfo.InvariantCulture, $"""
        listen_addresses = '127.0.0.1'
        port = {port}
        unix_socket_directories = '{socketFolder.Replace("'", "''", StringComparison.Ordinal)}'
        unix_socket_permissions = 0700
        max_connections = 300
        shared_buffers = 128MB
        password_encryption = 'scram-sha-256'
        timezone = 'UTC'
        log_timezone = 'UTC'

        # Answers travel as parameters: neither they nor the statement that failed may reach the log. Terse leaves
        # out DETAIL, which quotes the values of a violated key.
        log_statement = 'none'
        log_min_duration_statement = -1
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        log_min_error_statement = 'panic'
        log_error_verbosity = 'terse'
        log_line_prefix = '%m [%p] %u@%d '

        """) + (tuning == ServerTuning.Fast
            ? """
              fsync = off
              synchronous_commit = off
              full_page_writes = off

              """
            : "");

    /// <summary>pg_hba.conf: the superuser on the socket, each of our roles in its own database, nobody else.</summary>
    public static string HostBasedAccess()
    {
        var lines = new List<string> { $"local all {Superuser} trust" };
        foreach (var (database, roles) in Databases.Connect)
        {
            var names = string.Join(',', roles);
            lines.Add($"local {database} {names} scram-sha-256");
            lines.Add($"host {database} {names} 127.0.0.1/32 scram-sha-256");
        }
        return string.Join('\n', lines) + "\n";
    }
}
