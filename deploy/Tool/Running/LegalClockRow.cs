using Npgsql;

namespace Conoceles.Deploy.Running;

/// <summary>The row that shifts the legal clock, moved by its owner.</summary>
public sealed class LegalClockRow(string ownerConnection)
{
    public async Task<TimeSpan> OffsetAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var command = source.CreateCommand("select offset_ms from clock.legal_clock");
        return TimeSpan.FromMilliseconds((long)(await command.ExecuteScalarAsync(cancellation))!);
    }

    /// <summary>Legal instant of now.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation) =>
        DateTimeOffset.UtcNow + await OffsetAsync(cancellation);

    /// <summary>Makes the clock show an instant now; it runs on from there.</summary>
    /// <exception cref="ToolException">The current election is a real one: its clock is not anybody's to move.</exception>
    public async Task SetAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using (var real = source.CreateCommand(
            "select exists (select from public_record.election where (document ->> 'fictional')::boolean is not true)"))
        {
            if (await real.ExecuteScalarAsync(cancellation) is true)
                throw new ToolException("Hay un proceso electoral real cargado: su reloj no puede moverse.");
        }
        await using var move = source.CreateCommand("update clock.legal_clock set offset_ms = $1");
        move.Parameters.Add(new() { Value = (long)(instant - DateTimeOffset.UtcNow).TotalMilliseconds });
        await move.ExecuteNonQueryAsync(cancellation);
    }
}
