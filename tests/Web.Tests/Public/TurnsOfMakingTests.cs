using System.Text;
using Conoceles.Elections;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Microsoft.AspNetCore.Http;

namespace Conoceles.Web.Tests.Public;

/// <summary>More questions than a node can answer: some wait, the rest know at once, and nobody is forgotten.</summary>
public sealed class TurnsOfMakingTests
{
    [Fact]
    public async Task BeyondThoseWhoWait_IsTheOneWhoIsToldToComeBack()
    {
        using var turns = Turns(atOnce: 1, waiting: 1);
        var made = new TaskCompletionSource();
        var (first, second) = (Asking("?q=a"), Asking("?q=b"));
        var answers = new[] { turns.Answer(first, _ => made.Task), turns.Answer(second, _ => made.Task) };
        Assert.All(answers, a => Assert.False(a.IsCompleted));

        var third = Asking("?q=c");
        await turns.Answer(third, _ => throw new InvalidOperationException("It has no turn."));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, third.Response.StatusCode);
        Assert.Equal("2", third.Response.Headers.RetryAfter);
        Assert.Contains("Vuelve a intentarlo en unos segundos", Encoding.UTF8.GetString(((MemoryStream)third.Response.Body).ToArray()), StringComparison.Ordinal);

        made.SetResult();
        await Task.WhenAll(answers);
        Assert.Equal([StatusCodes.Status200OK, StatusCodes.Status200OK], new[] { first, second }.Select(c => c.Response.StatusCode));
        await turns.Answer(Asking("?q=d"), _ => Task.CompletedTask);
    }

    [Theory]
    [InlineData("/candidaturas", "")]
    [InlineData("/ut/candidaturas", "?q=a")]
    [InlineData("/captura", "?pagina=2")]
    public async Task WhatIsReady_AndWhatIsBehindTheSignIn_HasNoTurns(string path, string query)
    {
        using var turns = Turns(atOnce: 1, waiting: 0);
        var made = new TaskCompletionSource();
        var one = turns.Answer(Asking("?q=a"), _ => made.Task);
        var passed = false;
        await turns.Answer(Asking(query, path), _ =>
        {
            passed = true;
            return Task.CompletedTask;
        });
        Assert.True(passed);
        made.SetResult();
        await one;
    }

    private static TurnsOfMaking Turns(int atOnce, int waiting) =>
        new(new SiteBaker(new PageRenderer(), new FrameReader(AssetManifest.Load(), ElectionKind.Demo)), atOnce, waiting);

    private static DefaultHttpContext Asking(string query, string path = "/candidaturas")
    {
        var context = new DefaultHttpContext();
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = path;
        context.Request.QueryString = new QueryString(query);
        context.Response.Body = new MemoryStream();
        return context;
    }
}
