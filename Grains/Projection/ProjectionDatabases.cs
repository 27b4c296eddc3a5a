using Npgsql;

namespace Conoceles.Grains.Projection;

/// <summary>Where derived rows live.</summary>
/// <param name="Main">Public record and audit (role <c>conoceles_silo</c>).</param>
/// <param name="Curricular">Oversight and the stored states (role <c>conoceles_curricular</c>).</param>
/// <param name="DerivedOnly">
/// The curricular database without waiting for the disk: derived rows repair themselves, so an autosave need not pay
/// for two flushes.
/// </param>
public sealed record ProjectionDatabases(NpgsqlDataSource Main, NpgsqlDataSource Curricular, NpgsqlDataSource DerivedOnly);
