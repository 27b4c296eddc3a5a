using System.Diagnostics;
using System.Globalization;
using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;

namespace Conoceles.Journeys.Tests;

/// <summary>The main job on two silos and two webs, with one of the silos killed while she saves.</summary>
[Collection(CaptureJourneys.Name)]
public sealed class KilledSiloTests(Deployment deployment, Chromium chromium)
{
    /// <summary>What a person waits before she believes that it does not work; the goal is five seconds (deploy/bench failover).</summary>
    private const float Patience = 20_000;

    [Fact]
    public async Task SiloKilledWhileSheSaves_HerTextIsSavedAndTheJobGoesOn_WithNothingLost()
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        var candidate = Candidate.Of(run.Account("Capturist").Party!);
        await Oversight.Import(chromium, run, javaScript: true, candidate);
        string id;
        await using (var capturist = await chromium.Open(run.Web[0]))
        {
            // Every page comes from one web and every form goes to the other.
            await capturist.SendFormsTo(run.Web[1]);
            var account = run.Accounts.First(a => a.Role == "Capturist" && a.Party == candidate.Party);
            await capturist.SignIn("/captura", account.User, account.Password);
            id = await Capture.OpenCandidacy(capturist, candidate);
            await Capture.FillStudies(capturist, id);
            await Capture.Save(capturist);
            await Capture.FillTheRest(capturist, id, "contacto", "estudios", "historia");

            await Capture.FillHistory(capturist, candidate, id);
            var host = await deployment.HostOf(id);
            await LinuxProcess.Freeze(host);
            await capturist.PressWithoutWaiting("Guardar y continuar");
            LinuxProcess.Kill(host);
            var waited = Stopwatch.StartNew();
            await Capture.AssertSaved(capturist, Patience);
            await File.WriteAllTextAsync(
                Path.Combine(Repository.Artifacts, "saved-after-kill.txt"),
                string.Create(CultureInfo.InvariantCulture, $"{waited.Elapsed.TotalSeconds:F1} s\n"));

            // The silo is still away.
            await capturist.Go($"/captura/{id}/historia");
            Assert.Equal(candidate.History, await capturist.Page.InputValueAsync("#historia-profesional"));
            await Capture.FillContact(capturist, candidate, id);
            await Capture.Save(capturist);
            await Capture.Submit(capturist, candidate);
            Assert.False(LinuxProcess.IsAlive(host.Pid));
        }

        await Oversight.Verify(chromium, run, javaScript: true, candidate, id);
        foreach (var web in run.Web)
            await Citizen.FindAndRead(chromium, web, javaScript: true, candidate);
    }
}
