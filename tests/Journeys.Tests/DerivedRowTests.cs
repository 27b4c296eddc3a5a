using System.Diagnostics;
using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;

namespace Conoceles.Journeys.Tests;

/// <summary>A crash between commit and projection, with nobody to give another command.</summary>
[Collection(JourneyCollection.Name)]
public sealed class DerivedRowTests(Deployment deployment, Chromium chromium)
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task SiloKilledBetweenSaveAndProject_WithNoFurtherCommand_OversightIsRightWithinNinetySeconds()
    {
        await deployment.EnsureWhole();
        var candidate = Candidate.Of(deployment.Run.Account("Capturist").Party!);
        await Oversight.Import(chromium, deployment.Run, javaScript: false, candidate);
        string id;
        // Nothing is left of her browser when the silo is back: not even a repeat of the command.
        await using (var capturist = await Capture.SignIn(chromium, deployment.Run, deployment.Run.Web[0], javaScript: false, candidate))
        {
            id = await Capture.OpenCandidacy(capturist, candidate);
            using var faulty = await ReplaceSilosBy("Saved:" + id);
            // Every silo died: the web's client finds the new one by itself.
            await Until.True("the page is there again", Start, async () => (await capturist.Go($"/captura/{id}")).Status == 200);
            await Capture.FillStudies(capturist, id);
            var before = await StoredVersion(id);
            await capturist.PressWithoutWaiting("Guardar y continuar");
            await Until.True("the silo died at the fault point", Start, () => faulty.Process.HasExited);
            Assert.Equal(before + 1, await StoredVersion(id));
        }

        Assert.NotEqual(await StoredVersion(id), await ProjectedVersion(id));
        await deployment.EnsureWhole();
        await Until.True("the oversight row has the stored version", Promise, async () => await ProjectedVersion(id) == await StoredVersion(id));
        Assert.Equal("true", await DatabaseAccess.Scalar<string>(
            deployment.Run, deployment.Run.Postgres.Databases.Curricular,
            "select curricular_sections ->> 'estudios' from oversight.candidacy where candidacy_id = $1", id));
    }

    /// <summary>Kills every silo and starts one of ours in the first one's place, that ends at a fault point.</summary>
    private async Task<FaultySilo> ReplaceSilosBy(string killAt)
    {
        var first = deployment.Run.Silos[0];
        var (command, environment) = (LinuxProcess.CommandLine(first.Pid), LinuxProcess.Environment(first.Pid));
        foreach (var silo in deployment.Run.Silos)
            LinuxProcess.Kill(silo);
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = Path.GetDirectoryName(command[1]),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Testing";
        start.Environment["Faults__KillAt"] = killAt;
        var replacement = new FaultySilo(Process.Start(start)!);
        var process = replacement.Process;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        await Until.True("the silo with the fault is ready", Start, async () =>
        {
            Assert.False(process.HasExited, "The silo with the fault ended at start.");
            try
            {
                using var answer = await http.GetAsync(new Uri($"http://127.0.0.1:{environment["Health__Port"]}/health/ready"));
                return answer.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
        return replacement;
    }

    /// <summary>A silo of ours: whatever happens to the test, it does not outlive it.</summary>
    private sealed record FaultySilo(Process Process) : IDisposable
    {
        public void Dispose()
        {
            if (!Process.HasExited)
                Process.Kill();
            Process.WaitForExit();
            Process.Dispose();
        }
    }

    private Task<int> StoredVersion(string id) => DatabaseAccess.Scalar<int>(
        deployment.Run, deployment.Run.Postgres.Databases.Curricular,
        "select version from grains.orleansstorage where graintypestring = 'candidacy' and grainidextensionstring = $1", id);

    private Task<int> ProjectedVersion(string id) => DatabaseAccess.Scalar<int>(
        deployment.Run, deployment.Run.Postgres.Databases.Curricular,
        "select state_version from oversight.candidacy where candidacy_id = $1", id);
}
