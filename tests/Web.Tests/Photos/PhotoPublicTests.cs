using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Parser;
using Conoceles.Deploy.Postgres;
using Conoceles.Photos;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;
using Npgsql;

namespace Conoceles.Web.Tests.Photos;

/// <summary>Photographs on the citizens' site: from the public record to memory and disk, and with PostgreSQL absent.</summary>
public sealed class PhotoPublicTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly byte[] Jpeg = Corpus.Jpeg(300, 400);
    private static readonly string Hash = StoredPhoto.HashOf(Jpeg);
    private static readonly PublicCandidacy WithPhoto = Sample.Published with { Id = "cand-prueba-2024-000009", Photo = Hash };

    [Fact]
    public async Task Photo_FromTheDiskCopyAlone_IsServedImmutableAndSafe()
    {
        using var folder = Copy(Jpeg);
        await using var web = await Serve(folder);
        using var answer = await web.Client.GetAsync($"/foto/{Hash}.jpg");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
        Assert.Equal("image/jpeg", Headers.One(answer, "Content-Type"));
        Assert.Equal("public, max-age=31536000, immutable", Headers.One(answer, "Cache-Control"));
        Assert.Null(Headers.One(answer, "Set-Cookie"));
        Assert.Equal(Jpeg, await answer.Content.ReadAsByteArrayAsync());

        using var head = await web.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/foto/{Hash}.jpg"));
        Assert.Equal((HttpStatusCode.OK, (long?)Jpeg.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/foto/{Hash}.jpg");
        again.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{Hash}\""));
        using var same = await web.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);

        using var current = await web.Client.GetAsync($"/candidaturas/{WithPhoto.Id}/foto");
        Assert.Equal("public, max-age=30, stale-if-error=300", Headers.One(current, "Cache-Control"));
        Assert.Equal(Jpeg, await current.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Profile_ShowsThePhotographWithItsWords_AndASilhouetteOtherwise()
    {
        using var folder = Copy(Jpeg);
        await using var web = await Serve(folder);
        var page = new HtmlParser().ParseDocument(await web.Client.GetStringAsync($"/candidaturas/{WithPhoto.Id}"));
        var image = page.QuerySelector("article img")!;
        Assert.Equal($"/foto/{Hash}.jpg", image.GetAttribute("src"));
        Assert.Equal("Fotografía de " + WithPhoto.Name, image.GetAttribute("alt"));
        Assert.Equal(("192", "240"), (image.GetAttribute("width"), image.GetAttribute("height")));
        var silent = new HtmlParser().ParseDocument(await web.Client.GetStringAsync($"/candidaturas/{Sample.Silent.Id}"));
        Assert.Null(silent.QuerySelector("article img"));
        Assert.Equal("Sin fotografía", silent.QuerySelector("article svg")!.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task WhatNoDocumentShows_IsNotFound()
    {
        using var folder = Copy(Jpeg);
        var other = Corpus.Jpeg(30, 40);
        new PhotoCopy(folder.Path).Save(StoredPhoto.HashOf(other), other);
        await using var web = await Serve(folder);
        foreach (var path in new[]
        {
            $"/foto/{StoredPhoto.HashOf(other)}.jpg", $"/foto/{new string('0', 64)}.jpg", $"/foto/{Hash.ToUpperInvariant()}.jpg", $"/foto/{Hash}.png",
            "/foto/..%2f..%2fetc%2fpasswd.jpg", "/foto/.jpg", "/foto", $"/candidaturas/{Sample.Silent.Id}/foto", "/candidaturas/x/foto",
        })
        {
            using var answer = await web.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Headers.AssertSafe(answer, isPrivate: false);
            Assert.Contains("No encontramos esta página", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task PhotoThatSomebodyChangedOnDisk_IsNotServed()
    {
        using var folder = Copy(Jpeg);
        var file = Assert.Single(Directory.GetFiles(folder.File("fotos")));
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[^9] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        await using var web = await Serve(folder);
        using var answer = await web.Client.GetAsync($"/foto/{Hash}.jpg");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Photo_FollowsThePublicRecord_AndOutlivesItOnDisk()
    {
        await Sql("insert into public_record.election values ($1, 1, $2::jsonb)", Sample.Slug, Json(Sample.PublicElection));
        await Sql("insert into public_record.photo values ($1, $2)", Convert.FromHexString(Hash), Jpeg);
        await Sql("insert into public_record.candidacy values ($1, $2, 1, $3::jsonb)", WithPhoto.Id, Sample.Slug, Json(WithPhoto));
        using var folder = new Folder();
        var settings = new Dictionary<string, string> { ["Web__PublicCopy"] = folder.Path };
        await using (var web = await WebProcess.Start("public", new(settings) { ["ConnectionStrings__Public"] = server.Connection(Roles.Public, Databases.Main) }))
        {
            await web.Until(() => Answers(web, HttpStatusCode.OK));
            var file = Assert.Single(Directory.GetFiles(folder.File("fotos")));
            Assert.Equal(Jpeg, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            await web.Until(() => Task.FromResult(Directory.GetFiles(folder.Path, "registro-*").Length == 1));
        }

        // The database is away: the copy answers.
        await using (var web = await WebProcess.Start("public", settings))
            await web.Until(() => Answers(web, HttpStatusCode.OK));

        // Withdrawn: neither served nor on disk.
        await Sql("update public_record.candidacy set document = null, state_version = 2 where candidacy_id = $1", WithPhoto.Id);
        await using (var web = await WebProcess.Start("public", new(settings) { ["ConnectionStrings__Public"] = server.Connection(Roles.Public, Databases.Main) }))
        {
            await web.Until(() => Answers(web, HttpStatusCode.NotFound));
            await web.Until(() => Task.FromResult(Directory.GetFiles(folder.File("fotos")).Length == 0));
        }
    }

    [Fact]
    public async Task PhotoCopy_WithoutFolder_KeepsInMemory_AndTakesOnlyWhatItsNameSays()
    {
        var copy = new PhotoCopy(null);
        copy.Save(Hash, [1, 2, 3]);
        Assert.Equal([Hash], copy.Missing([Hash]));
        copy.Save(Hash, Jpeg);
        Assert.Empty(copy.Missing([Hash]));
        Assert.Equal(Jpeg, await copy.Read(Hash, default));
        copy.Retain(new HashSet<string>());
        Assert.Null(await copy.Read(Hash, default));
    }

    private static Folder Copy(byte[] jpeg)
    {
        var folder = new Folder();
        new DiskCopy(folder.Path).Save(Sample.Snapshot(new PublicRow(WithPhoto.Id, 8, WithPhoto)));
        new PhotoCopy(folder.Path).Save(StoredPhoto.HashOf(jpeg), jpeg);
        return folder;
    }

    private static async Task<WebProcess> Serve(Folder folder)
    {
        var web = await WebProcess.Start("public", new() { ["Web__PublicCopy"] = folder.Path });
        await web.Until(async () => (await web.Ready()).Status == HttpStatusCode.OK);
        return web;
    }

    private static async Task<bool> Answers(WebProcess web, HttpStatusCode status)
    {
        using var answer = await web.Client.GetAsync($"/foto/{Hash}.jpg");
        return answer.StatusCode == status;
    }

    private async Task Sql(string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(server.Connection(Roles.Silo, Databases.Main));
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static string Json<T>(T document) => System.Text.Json.JsonSerializer.Serialize(document, PublicJson.Options);
}
