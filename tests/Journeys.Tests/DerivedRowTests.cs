using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;

namespace Conoceles.Journeys.Tests;

/// <summary>A crash between commit and projection, with nobody to give another command.</summary>
[Collection(InstituteJourneys.Name)]
public sealed class DerivedRowTests(Deployment deployment, Chromium chromium)
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(60);

    /// <summary>Left to itself, a client that lost every silo notices them again after half a minute.</summary>
    private static readonly TimeSpan Reconnection = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task SiloKilledBetweenSaveAndProject_WithNoFurtherCommand_OversightIsRightWithinNinetySeconds()
    {
        await deployment.EnsureWhole();
        var candidate = Candidate.Of(deployment.Run.Account("Capturist").Party!);
        await Oversight.Import(chromium, deployment.Run, javaScript: false, candidate);
        string id;
        await using (var capturist = await Capture.SignIn(chromium, deployment.Run, deployment.Run.Web[0], javaScript: false, candidate))
        {
            id = await Capture.OpenCandidacy(capturist, candidate);
            using var first = Faulty(deployment.Run.Silos[0], "Saved:" + id);
            using var second = Faulty(deployment.Run.Silos[1], "Saved:" + id);
            await first.Ready();
            await second.Ready();
            // Every silo died: the web's client finds the new ones by itself.
            await Until.True("the page is there again", Reconnection, async () => (await capturist.Go($"/captura/{id}")).Status == 200);
            await Capture.FillStudies(capturist, id);
            var before = await StoredVersion(id);
            await capturist.PressWithoutWaiting("Guardar y continuar");
            await Until.True("the silo that has the candidacy died at the fault point", Start, () => first.IsGone != second.IsGone);
            await capturist.DisposeAsync();
            Assert.Equal(before + 1, await StoredVersion(id));

            await Until.True("the oversight row has the stored version", Promise, async () => await ProjectedVersion(id) == await StoredVersion(id));
            Assert.Equal("true", await DatabaseAccess.Scalar<string>(
                deployment.Run, deployment.Run.Postgres.Databases.Curricular,
                "select curricular_sections ->> 'estudios' from oversight.candidacy where candidacy_id = $1", id));
        }
    }

    /// <summary>Kills a silo and starts one of ours in its place, that ends at a fault point.</summary>
    private static FaultySilo Faulty(RunSilo silo, string killAt)
    {
        var (command, environment) = (LinuxProcess.CommandLine(silo.Pid), LinuxProcess.Environment(silo.Pid));
        LinuxProcess.Kill(silo);
        environment["ASPNETCORE_ENVIRONMENT"] = "Testing";
        environment["Faults__KillAt"] = killAt;
        return new FaultySilo(command, environment);
    }

    private Task<int> StoredVersion(string id) => DatabaseAccess.Scalar<int>(
        deployment.Run, deployment.Run.Postgres.Databases.Curricular,
        "select version from grains.orleansstorage where graintypestring = 'candidacy' and grainidextensionstring = $1", id);

    private Task<int> ProjectedVersion(string id) => DatabaseAccess.Scalar<int>(
        deployment.Run, deployment.Run.Postgres.Databases.Curricular,
        "select state_version from oversight.candidacy where candidacy_id = $1", id);
}
