using System.Net;
using System.Text;
using Conoceles.Elections;
using Conoceles.Web.Oversight;
using Conoceles.Web.Oversight.Registry;
using Conoceles.Web.Oversight.Registry.Api;
using Conoceles.Web.Tests.Oversight;
using static Conoceles.Web.Tests.Registry.RegistryApiSite;
using static Conoceles.Web.Tests.Registry.RegistrySample;

namespace Conoceles.Web.Tests.Registry;

/// <summary>A program of the registry proposes, and a person of the UT applies: over HTTP, on a real database.</summary>
public sealed class RegistryApiTests(RegistryApiSite site) : IClassFixture<RegistryApiSite>
{
    [Fact]
    public void Document_DescribesTheRoutes_AndNoOther()
    {
        var routes = site.Endpoints.Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()!.HttpMethods.Select(m =>
                $"{m} {e.RoutePattern.RawText!.TrimEnd('/').Replace(":guid", "", StringComparison.Ordinal)}"));
        Assert.Equal(OpenApiDocument.Operations.Order(StringComparer.Ordinal), routes.Order(StringComparer.Ordinal));
        Assert.Equal(["text/csv", Workbook.MediaType], OpenApiDocument.MediaTypes);
        Assert.Equal("true", OpenApiDocument.Header(RegistryApi.KeyHeader));
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("text/csv; charset=utf-8")]
    [InlineData(Workbook.MediaType)]
    public async Task Propose_AGoodFile_IsAnsweredWithItsAddressAndCounts_AndNothingIsApplied(string type)
    {
        using var program = site.Program(await site.Issue("Registro de prueba"));
        string[] lines = [Header, .. Lines];
        site.Compare = command => new RegistryComparison { New = command.Entries.Length - 2, Changed = 1, Unchanged = 1, Substitutions = 1, Absent = 7, AbsentWithdrawn = 4 };
        try
        {
            var answer = await Propose(program, site.NewKey(), type == Workbook.MediaType ? BookSample.Of(lines) : Csv(lines), type);
            Assert.Equal((202, "waiting"), (answer.Status, answer.State));
            Assert.Equal(
                (3, 1, 1, 4, 1, 7),
                (answer.Count("additions"), answer.Count("changes"), answer.Count("substitutions"), answer.Count("withdrawals"), answer.Count("unchanged"), answer.Count("absent")));
            Assert.Equal($"{Address}/{answer.Id}", answer.Location);
            Assert.Equal(answer.Text, (await Get(program, answer.Location!)).Text);
            Assert.DoesNotContain(site.Imports, i => i.Entries.Length == Lines.Length);
        }
        finally
        {
            site.Compare = command => new RegistryComparison { New = command.Entries.Length };
        }
    }

    [Fact]
    public async Task Propose_AFileThatChangesNothing_WaitsForNobody()
    {
        using var program = site.Program(await site.Issue("Registro sin cambios"));
        site.Compare = command => new RegistryComparison { Unchanged = command.Entries.Length };
        try
        {
            var answer = await Propose(program, site.NewKey(), Header, Good);
            Assert.Equal((200, "unchanged"), (answer.Status, answer.State));
            Assert.Equal("unchanged", (await Get(program, answer.Location!)).State);
            Assert.Null(await site.Owner("select entries from registry.proposal where id = $1", answer.Id) as byte[]);
        }
        finally
        {
            site.Compare = command => new RegistryComparison { New = command.Entries.Length };
        }
    }

    /// <summary>All of them but what is refused by its size alone.</summary>
    public static TheoryData<string> BadFiles => [.. BadInputTests.Table.Select(r => r.Kind).Where(k => k != "100 MB")];

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Propose_ABadFile_IsToldEveryErrorByRow_AndNothingIsKeptOfIt(string kind)
    {
        var (_, file, errors) = BadInputTests.Table.Single(r => r.Kind == kind);
        using var program = site.Program(await site.Issue("Registro con errores"));
        var answer = await Propose(program, site.NewKey(), file());
        Assert.Equal((422, "file-errors", errors.Length), (answer.Status, answer.Code, (int)answer.Json["errorCount"]!));
        Assert.Equal(errors.Select(e => (e.Line, e.Column, e.Code)), answer.Errors);
        Assert.All(errors.Zip(answer.Json["errors"]!.AsArray()), pair => Assert.Contains(pair.First.Sentence, (string)pair.Second!["message"]!, StringComparison.Ordinal));
        Assert.Null(answer.Location);
        Assert.Equal(0L, await site.Owner("select count(*) from registry.proposal where status = 422 and entries is not null"));
    }

    [Fact]
    public async Task Propose_ABookWithErrors_NamesItsSheet()
    {
        using var program = site.Program(await site.Issue("Registro con libros"));
        var answer = await Propose(program, site.NewKey(), BookSample.Of(Header, Good, With(Good, (RegistryColumns.Key, "R-1"))), Workbook.MediaType);
        Assert.Equal((422, "registro"), (answer.Status, (string?)answer.Json["sheet"]));
        Assert.Equal([(3, "clave_registro", "repeated-key"), (3, "cargo", "repeated-post")], answer.Errors);
    }

    [Fact]
    public async Task Propose_APostThatSomebodyHas_IsToldItsRow()
    {
        using var program = site.Program(await site.Issue("Registro de sustituciones"));
        site.Compare = command => new RegistryComparison { New = 2, Taken = [new TakenPost("R-2", "R-76", "cand-prueba-2024-000076")] };
        try
        {
            var answer = await Propose(program, site.NewKey(), Header, Good, "", Councillor);
            Assert.Equal(422, answer.Status);
            Assert.Equal([(4, "cargo", "post-taken")], answer.Errors);
        }
        finally
        {
            site.Compare = command => new RegistryComparison { New = command.Entries.Length };
        }
    }

    [Fact]
    public async Task ARepeat_GetsTheFirstAnswer_WhateverChangedMeanwhile_AndAnotherBodyAConflict()
    {
        using var program = site.Program(await site.Issue("Registro que repite"));
        var (good, bad) = (site.NewKey(), site.NewKey());
        var first = await Propose(program, good, Header, Good);
        var wrong = await Propose(program, bad, Header, With(Good, (RegistryColumns.Office, "reina")));
        site.Compare = _ => throw new InvalidOperationException("A repeat is not compared again.");
        try
        {
            var again = await Propose(program, good, Header, Good);
            Assert.Equal((202, first.Text, first.Location), (again.Status, again.Text, again.Location));
            Assert.Equal((422, wrong.Text), (await Propose(program, bad, Header, With(Good, (RegistryColumns.Office, "reina"))) is var a ? (a.Status, a.Text) : default));
            Assert.Equal((409, "idempotency-conflict"), (await Propose(program, good, Header, Good, Councillor) is var b ? (b.Status, b.Code) : default));
            Assert.Equal((409, "idempotency-conflict"), (await Propose(program, bad, Header, Good) is var c ? (c.Status, c.Code) : default));
        }
        finally
        {
            site.Compare = command => new RegistryComparison { New = command.Entries.Length };
        }

        // Another system's keys are its own; the same system with a new key goes on.
        using var other = site.Program(await site.Issue("Otro registro que repite"));
        Assert.NotEqual(first.Id, (await Propose(other, good, Header, Good)).Id);
        Assert.Equal(404, (await Get(other, first.Location!)).Status);
        using var renewed = site.Program(await site.Issue("Registro que repite"));
        Assert.Equal(first.Text, (await Propose(renewed, good, Header, Good)).Text);
        Assert.Equal(200, (await Get(renewed, first.Location!)).Status);
    }

    [Fact]
    public async Task TwentyAtOnce_WithOneKey_AreOneProposal()
    {
        using var program = site.Program(await site.Issue("Registro con prisa"));
        var key = site.NewKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Propose(program, key, Header, Good)));
        Assert.All(answers, a => Assert.Equal((202, answers[0].Text), (a.Status, a.Text)));
        Assert.Equal(1L, await site.Owner("select count(*) from registry.proposal where key = $1", key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("con espacio")]
    [InlineData("larga")]
    public async Task AnIdempotencyKey_IsNeeded(string? key)
    {
        using var program = site.Program(await site.Issue("Registro sin clave"));
        var answer = await Propose(program, key == "larga" ? new string('x', 201) : key, Header, Good);
        Assert.Equal((400, "idempotency-key"), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("application/json")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task AnotherMediaType_IsRefused(string? type)
    {
        using var program = site.Program(await site.Issue("Registro de otro tipo"));
        Assert.Equal((415, "media-type"), (await Propose(program, site.NewKey(), Csv(Header, Good), type) is var a ? (a.Status, a.Code) : default));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ALargerBody_IsRefused_WhetherItsLengthIsSaidOrNot(bool chunked)
    {
        using var program = site.Program(await site.Issue("Registro enorme"));
        var answer = await Propose(program, site.NewKey(), new byte[RegistryFile.MaxBytes + 1], chunked: chunked);
        Assert.Equal((413, "too-large"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task WithoutAGoodKey_NobodyIsLetIn()
    {
        var token = await site.Issue("Registro por revocar");
        using (var nobody = site.Program(null))
            await Refused(nobody, 401, "token-missing");
        // A session of the administration is no key.
        using (var administrator = site.Browser())
            await Refused(administrator, 401, "token-missing");
        foreach (var other in new[] { "x", "conoceles-registro_", token[..^1], token + "0", token[..^1] + (token[^1] == '0' ? '1' : '0'), token.ToUpperInvariant(), RegistryToken.New().Text })
        {
            using var stranger = site.Program(other);
            await Refused(stranger, 401, "token-unknown");
        }

        using var program = site.Program(token);
        var location = (await Propose(program, site.NewKey(), Header, Good)).Location!;
        Assert.Equal(0L, await site.Owner("select count(*) from registry.token_use where outcome <> 'good' and token = $1", Id(token)));
        await site.Owner("update registry.token set election = 'otro' where id = $1", Id(token));
        await Refused(program, 403, "other-election");
        await site.Owner("update registry.token set election = $2, expires = now() where id = $1", Id(token), Sample.Slug);
        await Refused(program, 401, "token-expired");
        await site.Owner("update registry.token set expires = now() + interval '1 day' where id = $1", Id(token));
        Assert.Equal(200, (await Get(program, location)).Status);
        using (var browser = site.Browser())
        using (var revoked = await RegistryApiSite.Post(browser, Links.RegistryTokens, Links.RevokeRegistryToken(Id(token))))
            Assert.Equal(Links.RegistryTokenRevoked, revoked.Headers.Location!.OriginalString);
        await Refused(program, 401, "token-revoked");

        // Both methods each time; the strangers left nothing.
        Assert.Equal(
            "good:2 other-election:2 expired:2 revoked:2",
            await site.Owner("select string_agg(outcome || ':' || n, ' ' order by first) from (select outcome, count(*) n, min(seq) first from registry.token_use where token = $1 group by 1) u", Id(token)));

        async Task Refused(HttpClient who, int status, string code)
        {
            foreach (var answer in new[] { await Propose(who, site.NewKey(), Header, Good), await Get(who, $"{Address}/{Guid.Empty}") })
            {
                Assert.Equal((status, code), (answer.Status, answer.Code));
                Assert.Equal(status == 401 ? "Bearer realm=\"registro\"" : null, answer.Challenge);
            }
        }
    }

    [Fact]
    public async Task AKey_OpensNoPage_AndIsShownOnce_AndKeptAsAHash()
    {
        var token = await site.Issue("Registro que mira");
        using (var program = site.Program(token))
        {
            using var page = await program.GetAsync(Links.Registry);
            Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
        }

        using var browser = site.Browser();
        Assert.DoesNotContain(token, await browser.GetStringAsync(Links.RegistryTokens), StringComparison.Ordinal);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(token)), await site.Owner("select hash from registry.token where id = $1", Id(token)));
        var row = (await site.Owner("select to_jsonb(t)::text from registry.token t where id = $1", Id(token)))!.ToString()!;
        Assert.DoesNotContain(token[^64..], row, StringComparison.Ordinal);
        Assert.Contains("cuenta-UtAdministrator", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheForm_IssuesOneKey_HoweverOftenItIsSent_AndSaysWhatIsWrong()
    {
        using var browser = site.Browser();
        using var shown = await browser.GetAsync(Links.RegistryTokens);
        var values = (await OversightSite.Page(shown)).QuerySelectorAll($"form[action='{Links.RegistryTokens}'] input[type=hidden]")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        Assert.Equal(HttpStatusCode.OK, await Send(("sistema", "Registro doble"), ("dias", "30")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(("sistema", "Registro doble"), ("dias", "30")));
        Assert.Equal(1L, await site.Owner("select count(*) from registry.token where system = 'Registro doble' and expires between now() + interval '29 days' and now() + interval '31 days'"));
        foreach (var wrong in new[] { ("", "30"), (new string('x', 101), "30"), ("Registro eterno", "9999"), ("Registro eterno", "nunca") })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await Send(("sistema", wrong.Item1), ("dias", wrong.Item2)));
        Assert.Equal(0L, await site.Owner("select count(*) from registry.token where system in ('', 'Registro eterno') or length(system) > 100"));

        async Task<HttpStatusCode> Send(params (string, string)[] fields)
        {
            using var content = new FormUrlEncodedContent([.. values, .. fields.Select(f => KeyValuePair.Create(f.Item1, f.Item2))]);
            using var answer = await browser.PostAsync(Links.RegistryTokens, content);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task APerson_SeesAProposal_AppliesItOnce_AndTheSystemFollowsIt()
    {
        using var program = site.Program(await site.Issue("Registro aplicado"));
        var sent = await Propose(program, site.NewKey(), Header, With(Good, (RegistryColumns.Key, "R-APLICADA")));
        var kept = (byte[])(await site.Owner("select entries from registry.proposal where id = $1", sent.Id))!;
        Assert.Equal(-1, kept.AsSpan().IndexOf("Nopalina"u8));

        using var browser = site.Browser();
        Assert.Contains(Links.Proposal(sent.Id), await browser.GetStringAsync(Links.Proposals), StringComparison.Ordinal);
        var preview = (await OversightSite.Page(await browser.GetAsync(Links.Proposal(sent.Id)))).QuerySelector("main")!.TextContent;
        Assert.Contains("«Registro aplicado»", preview, StringComparison.Ordinal);
        Assert.Contains("Vista previa: 1 candidatura", preview, StringComparison.Ordinal);

        using (var applied = await RegistryApiSite.Post(browser, Links.Proposal(sent.Id), Links.ImportProposal(sent.Id)))
            Assert.Equal(Links.Progress("imp-prueba"), applied.Headers.Location?.OriginalString);
        var import = Assert.Single(site.Imports, i => i.Entries.Any(e => e.Key == "R-APLICADA"));
        Assert.Equal("cuenta-UtAdministrator", import.Actor.AccountId);
        Assert.Equal(RegistrySample.Check(Header, With(Good, (RegistryColumns.Key, "R-APLICADA"))).Entries, import.Entries);
        Assert.Equal(Links.ProposalsAfter("decidida"), await SendAgain(Links.ImportProposal(sent.Id)));
        Assert.Equal(Links.ProposalsAfter("decidida"), await SendAgain(Links.DiscardProposal(sent.Id)));
        Assert.Single(site.Imports, i => i.Entries.Any(e => e.Key == "R-APLICADA"));
        Assert.IsType<DBNull>(await site.Owner("select entries from registry.proposal where id = $1", sent.Id));
        using (var decided = await browser.GetAsync(Links.Proposal(sent.Id)))
            Assert.Equal(Links.Progress("imp-prueba"), decided.Headers.Location?.OriginalString);

        site.Advances["imp-prueba"] = new ImportProgress(0, 1);
        Assert.Equal("applying", (await Get(program, sent.Location!)).State);
        site.Advances["imp-prueba"] = new ImportProgress(0, 1) { RefusedCount = 1, Refused = [new RefusedEntry("R-APLICADA", "cand-prueba-2024-000001", "wrong-status", "No.")] };
        var end = await Get(program, sent.Location!);
        Assert.Equal(("applied", "wrong-status"), (end.State, (string?)end.Json["progress"]!["refused"]![0]!["code"]));

        async Task<string?> SendAgain(string action)
        {
            var token = (await OversightSite.Page(await browser.GetAsync(Links.RegistryTokens))).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
            using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
            using var answer = await browser.PostAsync(action, content);
            return answer.Headers.Location?.OriginalString;
        }
    }

    [Fact]
    public async Task APerson_DiscardsAProposal_AndNothingOfItIsLeft()
    {
        using var program = site.Program(await site.Issue("Registro descartado"));
        var sent = await Propose(program, site.NewKey(), Header, With(Good, (RegistryColumns.Key, "R-DESCARTADA")));
        using var browser = site.Browser();
        using (var discarded = await RegistryApiSite.Post(browser, Links.Proposals, Links.DiscardProposal(sent.Id)))
            Assert.Equal(Links.ProposalsAfter("descartada"), discarded.Headers.Location?.OriginalString);
        Assert.Equal("discarded", (await Get(program, sent.Location!)).State);
        Assert.IsType<DBNull>(await site.Owner("select entries from registry.proposal where id = $1", sent.Id));
        Assert.DoesNotContain(site.Imports, i => i.Entries.Any(e => e.Key == "R-DESCARTADA"));
        Assert.Contains("Descartada el", await browser.GetStringAsync(Links.Proposals), StringComparison.Ordinal);
        using var gone = await browser.GetAsync(Links.Proposal(Guid.Empty));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task AProposalWhosePostWasTakenMeanwhile_ShowsItsRow_AndGoesOnWaiting()
    {
        using var program = site.Program(await site.Issue("Registro tardío"));
        var sent = await Propose(program, site.NewKey(), Header, Good, Councillor);
        site.Compare = _ => new RegistryComparison { New = 2, Taken = [new TakenPost("R-2", "R-76", "cand-prueba-2024-000076")] };
        try
        {
            using var browser = site.Browser();
            using var answer = await browser.GetAsync(Links.Proposal(sent.Id));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = await OversightSite.Page(answer);
            Assert.Equal(["3", "cargo", "regiduria"], page.QuerySelectorAll("tbody tr td").Take(3).Select(c => c.TextContent));
            Assert.Empty(page.QuerySelectorAll("main form"));
            Assert.Equal("waiting", (await Get(program, sent.Location!)).State);
        }
        finally
        {
            site.Compare = command => new RegistryComparison { New = command.Entries.Length };
        }
    }

    private static string Id(string token) => token.Split('_')[1];
}
