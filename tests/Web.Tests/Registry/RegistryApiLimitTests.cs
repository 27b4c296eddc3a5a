using static Conoceles.Web.Tests.Registry.RegistryApiSite;
using static Conoceles.Web.Tests.Registry.RegistrySample;

namespace Conoceles.Web.Tests.Registry;

/// <summary>Programs are counted by their network, as whoever signs in: nobody knows yet who they are.</summary>
public sealed class RegistryApiLimitTests(RegistryApiLimitTests.Site site) : IClassFixture<RegistryApiLimitTests.Site>
{
    public sealed class Site : RegistryApiSite
    {
        protected override Dictionary<string, string?> More => new() { ["Limits:SignIns"] = "3" };
    }

    [Fact]
    public async Task BeyondTheLimit_AProgramIsToldToWait_GoodKeyOrNot()
    {
        using var stranger = site.Program("conoceles-registro_no-existe");
        using var program = site.Program(await site.Issue("Registro insistente"));
        for (var i = 0; i < 3; i++)
            Assert.Equal(401, (await Get(stranger, $"{Address}/{Guid.Empty}")).Status);
        var answer = await Propose(program, site.NewKey(), Header, Good);
        Assert.Equal((429, "too-many-requests"), (answer.Status, answer.Code));
        Assert.InRange(int.Parse(answer.RetryAfter!, System.Globalization.CultureInfo.InvariantCulture), 1, 60);
    }
}
