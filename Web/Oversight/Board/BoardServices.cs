using Conoceles.Elections;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Oversight;
using Npgsql;

namespace Conoceles.Web.Oversight.Board;

/// <summary>What the board and the list are made of.</summary>
internal static class BoardServices
{
    public static void AddBoard(this IServiceCollection services, WebSettings settings)
    {
        services.AddSingleton(s => new CandidacyReader(s.GetRequiredKeyedService<NpgsqlDataSource>("oversight"), settings));
        services.AddSingleton(s => new BoardReader(s.GetRequiredKeyedService<NpgsqlDataSource>("oversight"), settings));
        services.AddSingleton<StreamSession>();
        services.AddSingleton(s =>
        {
            var (board, clock) = (s.GetRequiredService<BoardReader>(), s.GetRequiredService<LegalClock>());
            return new BoardWatch(
                cancellation => board.Fingerprint(clock.Now, cancellation), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<BoardWatch>>());
        });
    }
}
