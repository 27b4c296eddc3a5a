using System.Text;
using Conoceles.Elections;
using Conoceles.TestData;
using Conoceles.Web.Public.Profile;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Conoceles.Web.Tests;

public sealed class BakingTests
{
    [Fact]
    public async Task TwoBakers_MakeTheSameBytes()
    {
        var first = await Bake();
        Assert.NotEmpty(first);
        Assert.Equal(first, await Bake());
    }

    [Fact]
    public async Task Profile_AsCaptureDrawsIt_IsTheSameArticleAsThePublicOne()
    {
        // As the capture's pages do it: inside a request, by the framework's own renderer.
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(PageRenderer.Encoder);
        builder.Services.AddRazorComponents();
        await using var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{FreePort.Take()}");
        app.MapGet("/", () => new RazorComponentResult<ProfileView>(new Dictionary<string, object?> { [nameof(ProfileView.Candidacy)] = Sample.Published }));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        var preview = Article(await client.GetByteArrayAsync(app.Urls.First(), TestContext.Current.CancellationToken));

        Assert.NotEmpty(preview);
        Assert.Equal(Article(await Bake()), preview);
    }

    [Fact]
    public async Task Page_IsKeptUntilItsRowChanges()
    {
        var baker = Baker();
        var view = new Dictionary<string, object?> { [nameof(ProfileDocument.Candidacy)] = Sample.Published };
        var text = new PageText("t", "d");
        var first = await baker.Page<ProfileDocument>("/p", 1, text, view);
        Assert.Same(first, await baker.Page<ProfileDocument>("/p", 1, text, view));
        Assert.NotSame(first, await baker.Page<ProfileDocument>("/p", 2, text, view));
    }

    [Fact]
    public async Task List_IsKeptWhenItIsAskedForAgain_AndAQuestionOfOneTimeIsNot()
    {
        var baker = Baker();
        var view = new Dictionary<string, object?> { [nameof(ProfileDocument.Candidacy)] = Sample.Published };
        for (var i = 0; i < 2_000; i++)
            await List($"/l?q={i}", 1);
        Assert.Equal(0, baker.Kept);

        Assert.Null(baker.Find("/l?q=1999", 1));
        var kept = await List("/l?q=1999", 1);
        Assert.Equal(1, baker.Kept);
        Assert.Same(kept, await baker.Find("/l?q=1999", 1)!);
        Assert.Same(kept, await List("/l?q=1999", 1));

        // With another record it is made again, and kept again.
        Assert.Null(baker.Find("/l?q=1999", 2));
        Assert.Same(await List("/l?q=1999", 2), await baker.Find("/l?q=1999", 2)!);

        Task<BakedPage> List(string address, long stamp) => baker.List<ProfileDocument>(address, stamp, new PageText("t", "d"), view);
    }

    [Fact]
    public async Task Page_IsReadyWithTheGenerationThatConfirmedIt_AndWithNoOther()
    {
        var frames = new FrameReader(AssetManifest.Load(), ElectionKind.Demo);
        var baker = new SiteBaker(new PageRenderer(), frames);
        var view = new Dictionary<string, object?> { [nameof(ProfileDocument.Candidacy)] = Sample.Published };
        var first = await baker.Page<ProfileDocument>("/p", 1, new PageText("t", "d"), view);
        Assert.Null(baker.Ready("/p", 7));
        await baker.Confirm("/p", 7, first, "a/b", anywhere: true);
        Assert.Equal(new ReadyPage(first, 7, "a/b", true), baker.Ready("/p", 7));
        Assert.Null(baker.Ready("/p", 8));
        Assert.Null(baker.Ready("/P", 7));

        // Another page took its place: an answer that was on its way confirms nothing.
        var second = await baker.Page<ProfileDocument>("/p", 2, new PageText("t", "d"), view);
        await baker.Confirm("/p", 8, first, "a/b", anywhere: true);
        Assert.Null(baker.Ready("/p", 8));
        await baker.Confirm("/p", 8, second, "a/b", anywhere: false);
        Assert.Same(second, baker.Ready("/p", 8)!.Page);

        frames.Learn("Otro proceso", ElectionKind.Demo);
        Assert.Null(baker.Ready("/p", 8));
    }

    private static SiteBaker Baker() => new(new PageRenderer(), new FrameReader(AssetManifest.Load(), ElectionKind.Demo));

    private static async Task<byte[]> Bake()
    {
        var frame = new PageFrame(AssetManifest.Load(), ElectionMark.Of(ElectionKind.Demo), "Proceso de prueba");
        var page = await Baker().Bake<ProfileDocument>(
            "/candidaturas/x", frame, new PageText("Título", "Descripción"),
            new Dictionary<string, object?> { [nameof(ProfileDocument.Candidacy)] = Sample.Published });
        return page.Html();
    }

    private static string Article(byte[] html)
    {
        var text = Encoding.UTF8.GetString(html);
        const string End = "</article>";
        return text[text.IndexOf("<article", StringComparison.Ordinal)..(text.IndexOf(End, StringComparison.Ordinal) + End.Length)];
    }
}
