using System.Net;
using System.Text.RegularExpressions;
using Conoceles.Web.Oversight.Board;

namespace Conoceles.Web.Tests.Oversight.Board;

/// <summary>The stream that says that the figures changed: what it says, whom it does not keep signed in, and when it ends.</summary>
public sealed class BoardChangesTests(BoardSite site) : IClassFixture<BoardSite>
{
    private const string Stream = "/ut/cambios";

    [Fact]
    public async Task Stream_SaysTheFiguresOfThePage_AndThenThatTheyChanged_AndNothingOfAnybody()
    {
        using var client = await SignedIn.To(site.Web, await Account());
        var print = (await BoardSite.Open(client, "/ut")).QuerySelector("#tablero")!.GetAttribute("data-huella")!;
        await using var events = await Events.Open(client);
        Assert.Equal("text/event-stream", events.Answer.Content.Headers.ContentType!.MediaType);
        Headers.AssertSafe(events.Answer, isPrivate: true);
        Assert.Equal("no", Headers.One(events.Answer, "X-Accel-Buffering"));
        Assert.DoesNotContain(events.Answer.Content.Headers.ContentEncoding, e => e is "gzip" or "br");
        // The page that was just read is told that it is the last one.
        Assert.Equal(("cambio", print), await events.Next("cambio"));
        await site.Change("update oversight.candidacy set status = 'Withdrawn' where candidacy_id = 'cand-prueba-2024-000016'");
        var (_, changed) = await events.Next("cambio");
        Assert.NotEqual(print, changed);
        Assert.Matches("^[0-9A-F]{16}$", changed);
        Assert.Equal(changed, (await BoardSite.Open(client, "/ut")).QuerySelector("#tablero")!.GetAttribute("data-huella"));
        // Names, ids, figures: none of it.
        Assert.Matches(new Regex(@"\A(event: (inicio|cambio|latido)|data:( [0-9A-F]{16})? ?|retry: \d+|\s)*\z"), events.Text);
    }

    [Fact]
    public async Task Stream_IsNoActivity_AndNeitherIsTheRefreshOfThePage()
    {
        var user = await Account();
        using var client = await SignedIn.To(site.Web, user);
        await site.Age(user, "last_seen = now() - interval '20 minutes'");
        var before = await site.LastSeen(user);
        await using (var events = await Events.Open(client))
        {
            await events.Next("cambio");
            await events.Next("latido");
            using var refresh = new HttpRequestMessage(HttpMethod.Get, "/ut");
            refresh.Headers.Add("X-Sin-Actividad", "1");
            using var page = await client.SendAsync(refresh);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }

        Assert.Equal(before, await site.LastSeen(user));
        // What the person asks for is.
        await BoardSite.Open(client, "/ut");
        Assert.NotEqual(before, await site.LastSeen(user));
    }

    [Theory]
    [InlineData("last_seen = now() - interval '31 minutes'")]
    [InlineData("expires = now()")]
    [InlineData("stamp = 'otro'")]
    public async Task Stream_EndsWithItsSession(string end)
    {
        var user = await Account();
        using var client = await SignedIn.To(site.Web, user);
        await using var events = await Events.Open(client);
        await events.Next("cambio");
        await site.Age(user, end);
        await events.Next("fin");
        Assert.True(await events.Ended());
        using var again = await client.GetAsync(Stream);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task Streams_OfAnAccount_AreBounded_AndClosedOnesMakeRoom()
    {
        using var client = await SignedIn.To(site.Web, await Account());
        var open = new List<Events>();
        for (var i = 0; i < BoardWatch.MaxOfAnAccount; i++)
            open.Add(await Events.Open(client));
        using (var refused = await client.GetAsync(Stream))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.Equal("10", Headers.One(refused, "Retry-After"));
        }

        // Another account has its own.
        using var other = await SignedIn.To(site.Web, await Account());
        await using (var theirs = await Events.Open(other))
            await theirs.Next("cambio");

        await open[0].DisposeAsync();
        await site.Web.Until(async () =>
        {
            using var answer = await client.GetAsync(Stream, HttpCompletionOption.ResponseHeadersRead);
            return answer.StatusCode is HttpStatusCode.OK;
        });
        foreach (var one in open.Skip(1))
            await one.DisposeAsync();
    }

    [Fact]
    public async Task AProcessThatStops_DoesNotWaitForWhoListens()
    {
        await using var web = await WebProcess.Start("oversight", site.Server.Settings);
        using var client = await SignedIn.To(web, await Account());
        await using var events = await Events.Open(client);
        await events.Next("cambio");
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(0, await web.Terminate());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(20), $"{clock.Elapsed}");
    }

    private async Task<string> Account()
    {
        var user = "u" + Guid.NewGuid().ToString("N")[..10];
        await site.Server.AddAccount(user, ServerFixture.Password, "Reviewer", null);
        return user;
    }

    /// <summary>What a browser's EventSource would hear.</summary>
    private sealed class Events : IAsyncDisposable
    {
        private readonly StreamReader _reader;
        private readonly System.Text.StringBuilder _text = new();

        private Events(HttpResponseMessage answer, StreamReader reader) => (Answer, _reader) = (answer, reader);

        public HttpResponseMessage Answer { get; }

        /// <summary>Everything that came so far.</summary>
        public string Text => _text.ToString();

        public static async Task<Events> Open(HttpClient client)
        {
            var answer = await client.GetAsync(Stream, HttpCompletionOption.ResponseHeadersRead);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            return new Events(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        }

        /// <summary>The next event of a name.</summary>
        public async Task<(string Name, string Data)> Next(string name)
        {
            using var patience = new CancellationTokenSource(BoardSite.Soon);
            while (true)
            {
                var (one, data) = ("", "");
                while (await Line(patience.Token) is { Length: > 0 } line)
                {
                    if (line.StartsWith("event:", StringComparison.Ordinal))
                        one = line["event:".Length..].Trim();
                    else if (line.StartsWith("data:", StringComparison.Ordinal))
                        data = line["data:".Length..].Trim();
                }

                if (one == name)
                    return (one, data);
                Assert.NotEqual("fin", one);
            }
        }

        public async Task<bool> Ended()
        {
            using var patience = new CancellationTokenSource(BoardSite.Soon);
            while (await _reader.ReadLineAsync(patience.Token) is { } line)
                _text.AppendLine(line);
            return true;
        }

        public ValueTask DisposeAsync()
        {
            _reader.Dispose();
            Answer.Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task<string> Line(CancellationToken cancellation)
        {
            var line = await _reader.ReadLineAsync(cancellation);
            Assert.NotNull(line);
            _text.AppendLine(line);
            return line;
        }
    }
}
