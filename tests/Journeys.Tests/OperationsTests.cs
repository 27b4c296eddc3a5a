using Conoceles.Journeys.Tests.Browsing;
using Conoceles.Journeys.Tests.Running;

namespace Conoceles.Journeys.Tests;

/// <summary>The operator sees the cluster, and only the cluster.</summary>
[Collection(InstituteJourneys.Name)]
public sealed class OperationsTests(Deployment deployment, Chromium chromium)
{
    [Fact]
    public async Task Operator_SeesEverySiloOfTheCluster_AndNoCandidacy()
    {
        await deployment.EnsureWhole();
        var run = deployment.Run;
        var account = run.Account("Operator");
        await using var person = await chromium.Open(run.Web[0]);
        await person.SignIn("/operacion", account.User, account.Password);
        var text = await person.Text();
        Assert.All(run.Silos, s => Assert.Contains(s.Name, text, StringComparison.Ordinal));
        await person.See("operacion");
        foreach (var path in new[] { "/captura", "/ut", "/ut/registro", $"/captura/{run.Examples.Pending}", $"/ut/revision/{run.Examples.Captured}" })
        {
            var answer = await person.Go(path);
            Assert.True(answer.Status is 403 or 404, $"{path} answered {answer.Status} to the operator.");
        }
    }
}
