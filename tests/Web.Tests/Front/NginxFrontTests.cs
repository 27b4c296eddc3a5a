using System.Net;
using System.Net.Http.Headers;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Tests.Public;

namespace Conoceles.Web.Tests.Front;

/// <summary>The front that the repository gives, in the distribution's nginx: what people get is what the site said.</summary>
public sealed class NginxFrontTests
{
    private static string Profile => "/candidaturas/" + Ballots.Id(1);

    [Fact]
    public async Task Front_GivesTheSameBytes_SpeaksHttp2_AndKeepsServingWhenTheSiteIsAway()
    {
        using var folder = new Folder();
        new DiskCopy(folder.Path).Save(Ballots.Snapshot);
        var site = await WebProcess.Start("public", new() { ["Web__PublicCopy"] = folder.Path, ["Web__BehindProxy"] = "true", ["Web__PublicUrl"] = "https://localhost" });
        await using var front = await NginxFront.Start(site.Url);
        try
        {
            await site.Until(async () => (await site.Ready()).Status == HttpStatusCode.OK);
            foreach (var encoding in new[] { "gzip", "identity" })
            {
                var (own, ofFront) = (await Ask(site.Client, Profile, encoding), await Ask(front.Client, Profile, encoding));
                Assert.Equal(HttpStatusCode.OK, ofFront.Status);
                Assert.Equal(own.Body, ofFront.Body);
                Assert.Equal(own.Tag, ofFront.Tag);
                Assert.Equal(encoding == "gzip", ofFront.Answer.Content.Headers.ContentEncoding.Contains("gzip"));
                Assert.Equal(HttpVersion.Version20, ofFront.Answer.Version);
                // What the site says, the front says: of its own it adds its name and which copy it gave.
                foreach (var name in own.Answer.Headers.Concat(own.Answer.Content.Headers).Select(h => h.Key).Except(["Date"]))
                    Assert.Equal(Headers.One(own.Answer, name), Headers.One(ofFront.Answer, name));
                Headers.AssertSafe(own.Answer, isPrivate: false);
                Assert.Contains("max-age=31536000", Headers.One(ofFront.Answer, "Strict-Transport-Security"), StringComparison.Ordinal);
            }

            Assert.Equal("HIT", Headers.One((await Ask(front.Client, Profile, "gzip")).Answer, "X-Copia"));
            Assert.Equal(HttpStatusCode.NotModified, (await Ask(front.Client, Profile, "gzip", (await Ask(front.Client, Profile, "gzip")).Tag)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await Ask(front.Client, "/candidaturas/nadie", "gzip")).Status);
            foreach (var closed in new[] { "/captura", "/ut/candidaturas", "/entrar", "/operacion", "/api/registro/v1" })
                Assert.Equal(HttpStatusCode.NotFound, (await Ask(front.Client, closed, "gzip")).Status);
            using var post = await front.Client.PostAsync(Profile, new StringContent("a"));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        }
        finally
        {
            await site.DisposeAsync();
        }

        // Nobody answers behind it: what was kept is still read, and what was not is an error and no blank page.
        Assert.Equal(HttpStatusCode.OK, (await Ask(front.Client, Profile, "gzip")).Status);
        Assert.Equal(HttpStatusCode.BadGateway, (await Ask(front.Client, "/candidaturas/" + Ballots.Id(2), "gzip")).Status);
    }

    private static async Task<(HttpStatusCode Status, byte[] Body, string Tag, HttpResponseMessage Answer)> Ask(HttpClient client, string path, string encoding, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        var answer = await client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag?.ToString() ?? "", answer);
    }
}
