using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;

namespace Conoceles.Journeys.Tests;

/// <summary>The thin main job, by the hands of those who do it.</summary>
[Collection(CaptureJourneys.Name)]
public sealed class MainJobTests(Deployment deployment, Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Candidacy_FromTheRegistryToAPublicProfile_WithAndWithoutJavaScript(bool javaScript)
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        var candidate = Candidate.Of(run.Account("Capturist").Party!);
        await Oversight.Import(chromium, run, javaScript, candidate);

        string id, folio;
        await using (var capturist = await Capture.SignIn(chromium, run, run.Web[0], javaScript, candidate))
        {
            id = await Capture.OpenCandidacy(capturist, candidate);
            await Capture.FillEverything(capturist, candidate, id);
            folio = await Capture.Submit(capturist, candidate);
            // Once is once: the review is gone and its address leads to the receipt.
            await capturist.Go($"/captura/{id}/revisar");
            Assert.Contains(folio, await capturist.Text(), StringComparison.Ordinal);
            var file = await capturist.Page.Context.APIRequest.GetAsync($"{run.Web[0]}/captura/{id}/acuse.json");
            Assert.Equal($"attachment; filename=acuse-{folio}.json", file.Headers["content-disposition"].Split("; filename*")[0]);
            Assert.Contains($"\"folio\":\"{folio}\"", await file.TextAsync(), StringComparison.Ordinal);
        }

        // Before anybody reviews: the act is proved, whatever comes of it.
        await Citizen.VerifyReceipt(chromium, run.Web[0], javaScript, folio, candidate);

        await Oversight.Verify(chromium, run, javaScript, candidate, id);
        await Citizen.FindAndRead(chromium, run.Web[0], javaScript, candidate);
    }
}
