using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>
/// One person's browser: her cookies, one page after another, through the webs in turn, as behind one address. It
/// follows no link by itself and reads of a page only its form's hidden fields.
/// </summary>
internal sealed class Browser(HttpClient http, Uri[] webs, Tally tally)
{
    public const string TokenField = "__RequestVerificationToken";
    private const int Attempts = 10;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private int _turn = Random.Shared.Next(webs.Length);

    public async Task SignInAsync(string user, string password, CancellationToken cancellation, string home = "/captura")
    {
        var page = await GetAsync("/entrar", cancellation);
        var answer = await PostAsync(
            "/entrar", [new(TokenField, page.Hidden(TokenField)), new("regreso", ""), new("usuario", user), new("contrasena", password)], cancellation);
        if (!answer.IsRedirect || answer.Location != home)
            throw new ToolException($"La medición no pudo entrar como {user}: {answer.Status} {answer.Location}.");
    }

    public Task<WebAnswer> GetAsync(string path, CancellationToken cancellation) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, new Uri(Next(), path)), cancellation);

    /// <param name="script">As the autosave asks: the answer may be JSON.</param>
    public Task<WebAnswer> PostAsync(
        string path, IReadOnlyList<KeyValuePair<string, string>> fields, CancellationToken cancellation, bool script = false) =>
        SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Next(), path)) { Content = new FormUrlEncodedContent(fields) };
                if (script)
                    request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
                return request;
            },
            cancellation);

    /// <summary>A request whose answer was lost, or said that nobody could answer now, is sent again as it was.</summary>
    private async Task<WebAnswer> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            WebAnswer? answer = null;
            try
            {
                answer = await OnceAsync(make, cancellation);
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested && attempt < Attempts)
            {
                // Nobody knows whether it was done: the repeat carries the same operation.
            }

            if (answer is not null && (answer.Status < 500 || attempt == Attempts))
                return answer;
            tally.Repeat();
            await Task.Delay(_pause, cancellation);
        }
    }

    private async Task<WebAnswer> OnceAsync(Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        using var request = make();
        if (!_cookies.IsEmpty)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}")));
        using var answer = await http.SendAsync(request, cancellation);
        if (answer.Headers.TryGetValues("Set-Cookie", out var cookies))
            Keep(cookies);
        return new WebAnswer((int)answer.StatusCode, answer.Headers.Location?.OriginalString, await answer.Content.ReadAsStringAsync(cancellation));
    }

    private void Keep(IEnumerable<string> cookies)
    {
        foreach (var cookie in cookies)
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            _cookies[pair[0]] = pair[1];
        }
    }

    private Uri Next() => webs[(Interlocked.Increment(ref _turn) & int.MaxValue) % webs.Length];
}
