using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Deploy.Demo;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>
/// Accounts and sessions of everybody who works: made by the web's own verb and by its own sign-in page, before the
/// clock starts. Nobody fails to sign in, so nothing has to wait.
/// </summary>
internal sealed class People(BenchInstallation bench, HttpClient http, Tally tally)
{
    private const int Parallelism = 4;
    private const int SubmissionsOfASession = 30;
    private readonly string _password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    /// <summary>One account, one session and one candidacy each.</summary>
    public async Task<Capturist[]> CapturistsAsync(
        BenchRoster roster, ImmutableArray<CompleteDraft> drafts, Latencies latencies, CancellationToken cancellation)
    {
        await bench.AddAccountsAsync([.. drafts.Select((d, i) => Line(Capturist(i), d.Party))], cancellation);
        var browsers = await SignInAsync([.. drafts.Select((_, i) => Capturist(i))], cancellation);
        var answers = new DemoAnswers(new Dice(2024));
        ImmutableArray<Questionnaires.Section> sections = [.. roster.Election.Questionnaires.All.SelectMany(q => q.Sections)];
        return [.. drafts.Select((d, i) => new Capturist(i, d, browsers[i], sections, answers, latencies, tally))];

        static string Capturist(int i) => string.Create(CultureInfo.InvariantCulture, $"medicion-captura-{i}");
    }

    /// <summary>One account for each party, with a session for every few of its candidacies.</summary>
    public async Task<Dictionary<string, Browser[]>> SessionsAsync(ImmutableArray<CompleteDraft> drafts, CancellationToken cancellation)
    {
        var parties = drafts.GroupBy(d => d.Party, StringComparer.Ordinal).ToArray();
        await bench.AddAccountsAsync([.. parties.Select(p => Line("medicion-envio-" + p.Key, p.Key))], cancellation);
        var browsers = new Dictionary<string, Browser[]>(StringComparer.Ordinal);
        foreach (var party in parties)
        {
            var sessions = 1 + (party.Count() / SubmissionsOfASession);
            browsers[party.Key] = await SignInAsync([.. Enumerable.Repeat("medicion-envio-" + party.Key, sessions)], cancellation);
        }

        return browsers;
    }

    private async Task<Browser[]> SignInAsync(string[] users, CancellationToken cancellation)
    {
        var browsers = new Browser[users.Length];
        await Parallel.ForAsync(
            0, users.Length, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
            async (i, token) =>
            {
                browsers[i] = new Browser(http, bench.Webs, tally);
                await browsers[i].SignInAsync(users[i], _password, token);
            });
        return browsers;
    }

    private string Line(string user, string party) =>
        JsonSerializer.Serialize(new { user, password = _password, role = nameof(Role.Capturist), party });
}
