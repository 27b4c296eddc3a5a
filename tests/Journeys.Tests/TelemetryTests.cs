using System.Text;
using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;

namespace Conoceles.Journeys.Tests;

/// <summary>Telemetry tells what happened and never what somebody wrote.</summary>
[Collection(InstituteJourneys.Name)]
public sealed class TelemetryTests(Deployment deployment, Chromium chromium)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task SavingADraft_LeavesOneTraceFromThePostThroughTheGrainToPostgreSql_AndNoWordOfIt()
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        var candidate = Candidate.Of(run.Account("Capturist").Party!);
        await Oversight.Import(chromium, run, javaScript: true, candidate);
        string id;
        await using (var capturist = await Capture.SignIn(chromium, run, run.Web[0], javaScript: true, candidate))
        {
            id = await Capture.OpenCandidacy(capturist, candidate);
            await Capture.FillEverything(capturist, candidate, id);
        }

        await Until.True("one trace joins web, grain and database", Soon, () => deployment.Telemetry.Spans.Any(IsWholeTrace));
        await Until.True("metrics and logs came too", Soon, () => deployment.Telemetry.Count("metrics") > 0 && deployment.Telemetry.Count("logs") > 0);

        var raw = deployment.Telemetry.Raw;
        var account = run.Accounts.First(a => a.Party == candidate.Party);
        // The search finds what may be there, so that it could find what may not.
        Assert.True(Contains(raw, id));
        foreach (var secret in new[] { candidate.Mark, account.Password })
            Assert.False(Contains(raw, secret), $"«{secret}» is in the telemetry: {Around(raw, secret)}");
        AssertNotInLogs(candidate.Mark, account.Password);
    }

    [Fact]
    public async Task OpeningIdentityAnswersOrADocument_LeavesNoWordOfThemNorOfThePurpose()
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        var candidate = Candidate.Of(run.Account("Capturist").Party!);
        await Oversight.Import(chromium, run, javaScript: true, candidate);
        string id;
        await using (var capturist = await Capture.SignIn(chromium, run, run.Web[0], javaScript: true, candidate))
        {
            id = await Capture.OpenCandidacy(capturist, candidate);
            await Capture.FillEverything(capturist, candidate, id);
            await Capture.FillIdentity(capturist, id, candidate.Secret);
            await Capture.Save(capturist);
            await Capture.Submit(capturist, candidate);
        }

        var purpose = $"Trámite {candidate.Mark} de la persona titular";
        var account = run.Account("Reviewer");
        await using (var reviewer = await chromium.Open(run.Web[0]))
        {
            await reviewer.SignIn($"/ut/revision/{id}/identidad", account.User, account.Password);
            await reviewer.Page.FillAsync("#motivo", purpose);
            await reviewer.Press("Abrir y dejar constancia");
            Assert.Contains(candidate.Secret, await reviewer.Text(), StringComparison.Ordinal);
        }

        var office = run.Account("UtAdministrator");
        await using (var administrator = await chromium.Open(run.Web[0]))
        {
            await administrator.SignIn($"/ut/expediente/{id}/constancias", office.User, office.Password);
            await administrator.Page.SelectOptionAsync("#documento", "SignedConsent");
            await administrator.Page.FillAsync("#referencia", "Oficio 12");
            await administrator.Page.SetInputFilesAsync("#archivo", new Microsoft.Playwright.FilePayload
            {
                Name = $"Escrito de {candidate.Mark}.pdf",
                MimeType = "application/pdf",
                Buffer = Encoding.UTF8.GetBytes($"%PDF-1.7\n{candidate.Secret}"),
            });
            await administrator.Press("Adjuntar");
            await administrator.Page.FillAsync("input[id^='motivo-']", purpose);
            var download = await administrator.Page.RunAndWaitForDownloadAsync(() => administrator.Press("Abrir"));
            Assert.Contains(candidate.Mark, download.SuggestedFilename, StringComparison.Ordinal);
        }

        await Until.True("the opening is traced", Soon, () => deployment.Telemetry.Spans.Any(s => s.Name == "candidacy OpenIdentity"));
        foreach (var secret in new[] { candidate.Secret, candidate.Mark })
            Assert.False(Contains(deployment.Telemetry.Raw, secret), $"«{secret}» is in the telemetry: {Around(deployment.Telemetry.Raw, secret)}");
        AssertNotInLogs(candidate.Secret, candidate.Mark);
        Assert.Equal(purpose, await DatabaseAccess.Scalar<string>(
            run, run.Postgres.Databases.Main, "select purpose from audit.identity_opening where candidacy_id = $1", id));
    }

    /// <summary>A PostgreSQL span of a silo whose ancestors are the grain's call and the web's POST.</summary>
    private bool IsWholeTrace(Span database)
    {
        if (database.Service != "conoceles-silo" || !database.Tags.Keys.Any(t => t.StartsWith("db.", StringComparison.Ordinal)))
            return false;
        var ancestors = new List<Span>();
        for (var at = Parent(database); at is not null; at = Parent(at))
            ancestors.Add(at);
        return ancestors.Any(s => s.Service == "conoceles-silo" && s.Name == "candidacy SaveDraft")
            && ancestors.Any(s => s.Service == "conoceles-web" && s.Name.StartsWith("POST /captura", StringComparison.Ordinal));
    }

    private Span? Parent(Span span) => span.ParentId.Length == 0
        ? null
        : deployment.Telemetry.Spans.FirstOrDefault(s => s.TraceId == span.TraceId && s.SpanId == span.ParentId);

    private void AssertNotInLogs(params string[] secrets)
    {
        var logs = Directory.EnumerateFiles(deployment.Folder, "*.log", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true })
            .Select(f => (File: f, Bytes: File.ReadAllBytes(f))).ToArray();
        foreach (var process in deployment.Run.Silos.Select(s => s.Name).Concat(deployment.Run.Webs.Select(w => w.Name)).Append("server"))
            Assert.Contains(logs, l => Path.GetFileNameWithoutExtension(l.File) == process && l.Bytes.Length > 0);
        Assert.All(logs, l => Assert.All(secrets, s => Assert.False(Contains(l.Bytes, s), $"«{s}» is in {l.File}: {Around(l.Bytes, s)}")));
    }

    /// <summary>Where it was found, readable: the failure must say which line to mend.</summary>
    private static string Around(byte[] bytes, string text)
    {
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        var from = Math.Max(0, at - 300);
        return Encoding.Latin1.GetString(bytes, from, Math.Min(500, bytes.Length - from));
    }

    private static bool Contains(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
