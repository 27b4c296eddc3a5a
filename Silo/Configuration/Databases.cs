using Conoceles.Grains.Projection;
using Npgsql;

namespace Conoceles.Silo.Configuration;

/// <summary>One pool per database and process: Orleans, projections and readers share it.</summary>
internal sealed class Databases(string main, string curricular, string identity) : IAsyncDisposable
{
    public NpgsqlDataSource Main { get; } = Source(main, "silo");

    public NpgsqlDataSource Curricular { get; } = Source(curricular, "silo");

    public NpgsqlDataSource Identity { get; } = Source(identity, "silo");

    /// <summary>Curricular, for rows that repair themselves: they do not wait for the disk.</summary>
    public NpgsqlDataSource DerivedOnly { get; } = Source(
        new NpgsqlConnectionStringBuilder(curricular) { Options = "-c synchronous_commit=off" }.ConnectionString, "silo-derived");

    public ProjectionDatabases Projection => new(Main, Curricular, DerivedOnly);

    public async ValueTask DisposeAsync()
    {
        await Main.DisposeAsync();
        await Curricular.DisposeAsync();
        await Identity.DisposeAsync();
        await DerivedOnly.DisposeAsync();
    }

    private static NpgsqlDataSource Source(string connectionString, string application) =>
        new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString)
        {
            ApplicationName = "conoceles-" + application,
            // Error details quote row values.
            IncludeErrorDetail = false,
            // A silo says the same few statements all day: parsed and planned once per connection.
            MaxAutoPrepare = 40,
            // The pools are this process's own and nothing changes a session's settings: there is nothing to undo, and
            // undoing it costs seven statements each time a connection is taken.
            NoResetOnClose = true,
        }.ConnectionString).Build();
}
