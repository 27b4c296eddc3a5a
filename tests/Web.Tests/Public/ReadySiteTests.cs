using System.Net;
using System.Net.Http.Headers;

namespace Conoceles.Web.Tests.Public;

/// <summary>What is ready is answered before anything looks at it, and nobody can tell.</summary>
public sealed class ReadySiteTests(CitizenSite site) : IClassFixture<CitizenSite>
{
    public static TheoryData<string> Addresses =>
    [
        "/", "/candidaturas", "/candidaturas/" + Ballots.Id(1), "/candidaturas/" + Ballots.Id(1) + ".json", "/comparar/diputacion-mr-distrito-6",
        "/boleta/26042/6", "/boleta", "/emblemas.svg", "/sitemap.xml", "/preguntas-frecuentes",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task AnswersOfAnAddress_AreTheSame_TheFirstTimeAndAfterwards(string address)
    {
        foreach (var gzip in new[] { true, false })
        {
            var first = await Ask(HttpMethod.Get, address, gzip);
            Assert.Equal(HttpStatusCode.OK, first.Status);
            Assert.NotEmpty(first.Body);
            var again = await Ask(HttpMethod.Get, address, gzip);
            Assert.Equal((first.Status, first.Headers), (again.Status, again.Headers));
            Assert.Equal(first.Body, again.Body);
            var head = await Ask(HttpMethod.Head, address, gzip);
            Assert.Equal((first.Status, first.Headers), (head.Status, head.Headers));
            Assert.Empty(head.Body);
            Assert.Equal(HttpStatusCode.NotModified, (await Ask(HttpMethod.Get, address, gzip, first.Tag)).Status);
            Assert.Equal(HttpStatusCode.OK, (await Ask(HttpMethod.Get, address, gzip, "\"otra\"")).Status);
        }
    }

    [Fact]
    public async Task AnAddressInOtherLetters_IsAnsweredToo()
    {
        await Ask(HttpMethod.Get, "/CANDIDATURAS/" + Ballots.Id(1), gzip: true);
        Assert.Equal(HttpStatusCode.OK, (await Ask(HttpMethod.Get, "/CANDIDATURAS/" + Ballots.Id(1), gzip: true)).Status);
    }

    private async Task<(HttpStatusCode Status, string Headers, byte[] Body, string Tag)> Ask(HttpMethod method, string address, bool gzip, string? tag = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (gzip)
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        if (tag is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await site.Web.Client.SendAsync(request);
        Headers.AssertSafe(answer, isPrivate: false);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").OrderBy(h => h.Key, StringComparer.Ordinal)
            .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}");
        return (answer.StatusCode, string.Join('\n', headers), await answer.Content.ReadAsByteArrayAsync(), answer.Headers.ETag?.ToString() ?? "");
    }
}
