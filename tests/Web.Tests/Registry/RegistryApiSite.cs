using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.TestData;
using Conoceles.Web.Oversight;
using Conoceles.Web.Oversight.Registry.Api;
using Conoceles.Web.Tests.Oversight;
using Npgsql;

namespace Conoceles.Web.Tests.Registry;

/// <summary>Oversight of the real election, with programs of the registry that have a key. Every answer to one is checked against the document.</summary>
public class RegistryApiSite : OversightSite, IAsyncLifetime
{
    public const string Address = "/api/registro/v1/importaciones";
    private int _key;

    protected override ElectionDefinition Election => RegistrySample.Election with { Slug = Sample.Slug, Questionnaires = ShippedQuestionnaires.Set };

    protected override Dictionary<string, string?> More => new() { ["Limits:SignIns"] = "0" };

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await AddAdministrator();
    }

    public string NewKey() => $"clave-{Interlocked.Increment(ref _key)}";

    /// <summary>A key, issued on the page that shows it.</summary>
    public async Task<string> Issue(string system)
    {
        using var browser = Browser();
        using var answer = await Post(browser, Links.RegistryTokens, Links.RegistryTokens, ("sistema", system), ("dias", "90"));
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return (await Page(answer)).QuerySelector("[data-llave]")!.TextContent;
    }

    /// <summary>Sends a form of a page, with its hidden fields.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient browser, string page, string action, params (string Name, string Value)[] fields)
    {
        using var shown = await browser.GetAsync(page);
        var form = (await Page(shown)).QuerySelector($"form[action='{action}']") ?? throw new InvalidOperationException($"{page} has no form for {action}.");
        var values = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        foreach (var (name, value) in fields)
            values[name] = value;
        using var content = new FormUrlEncodedContent(values);
        return await browser.PostAsync(action, content);
    }

    /// <summary>A program that shows a key.</summary>
    public HttpClient Program(string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Url };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public static async Task<Answer> Propose(HttpClient program, string? key, byte[] body, string? type = "text/csv", bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address);
        request.Content = chunked ? new StreamContent(new Unseekable(body)) : new ByteArrayContent(body);
        request.Content.Headers.ContentType = type is null ? null : MediaTypeHeaderValue.Parse(type);
        if (key is not null)
            request.Headers.Add(RegistryApi.KeyHeader, key);
        using var answer = await program.SendAsync(request);
        return await Read(answer, "POST");
    }

    public static Task<Answer> Propose(HttpClient program, string? key, params string[] lines) => Propose(program, key, Csv(lines));

    public static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    public static async Task<Answer> Get(HttpClient program, string address)
    {
        using var answer = await program.GetAsync(address);
        return await Read(answer, "GET");
    }

    internal async Task<object?> Owner(string sql, params object[] values)
    {
        await using var source = Source(Roles.Owner, Databases.Main);
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync();
    }

    private static async Task<Answer> Read(HttpResponseMessage answer, string method)
    {
        Headers.AssertSafe(answer, isPrivate: true);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Contains((int)answer.StatusCode, OpenApiDocument.Statuses(method));
        var text = await answer.Content.ReadAsStringAsync();
        var json = JsonNode.Parse(text)!;
        var refused = (int)answer.StatusCode >= 400;
        Assert.Equal(refused ? "application/problem+json" : "application/json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Empty(json.AsObject().Select(m => m.Key).Except(OpenApiDocument.Members(refused ? "Problem" : "Proposal")));
        if (refused)
        {
            Assert.Contains((string)json["code"]!, OpenApiDocument.Codes);
            Assert.Equal((int)answer.StatusCode, (int)json["status"]!);
            Assert.True(((string)json["title"]!).Length > 10);
        }
        else
        {
            Assert.Contains((string)json["state"]!, OpenApiDocument.States);
        }

        return new Answer((int)answer.StatusCode, text, json, answer.Headers.Location?.OriginalString, Headers.One(answer, "WWW-Authenticate"), Headers.One(answer, "Retry-After"));
    }

    /// <summary>What a program was told.</summary>
    public sealed record Answer(int Status, string Text, JsonNode Json, string? Location, string? Challenge, string? RetryAfter)
    {
        public string? Code => (string?)Json["code"];

        public string? State => (string?)Json["state"];

        public Guid Id => (Guid)Json["id"]!;

        public int Count(string name) => (int)Json["preview"]![name]!;

        public IEnumerable<(int Row, string Column, string Code)> Errors =>
            Json["errors"]!.AsArray().Select(e => ((int)e!["row"]!, (string)e["column"]!, (string)e["code"]!));
    }

    /// <summary>A body whose length nobody says.</summary>
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
