using System.Globalization;
using System.Text;

namespace Conoceles.Architecture.Tests;

/// <summary>What we ship or build with may be given to the institute, and the list of it is true.</summary>
public sealed class LicenceTests
{
    private static readonly string[] Allowed =
        ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MS-PL", "MPL-2.0", "PostgreSQL", "OFL-1.1"];

    [Fact]
    public void EveryPackage_HasAnAllowedLicence()
    {
        var packages = Licences.All();
        Assert.NotEmpty(packages);
        var refused = packages.Where(p => !p.Licence.Split(" OR ").Any(Allowed.Contains)).ToArray();
        Assert.True(refused.Length == 0, string.Join('\n', refused.Select(p => p.ToString())));
    }

    [Fact]
    public void ThirdPartyList_IsWhatTheLockFilesSay()
    {
        var text = new StringBuilder(
            """
            # Third-party packages

            Made from the lock files of every project, tests included (`LicenceTests`). Licences as each package declares them.

            | Package | Version | Licence |
            |---|---|---|

            """);
        foreach (var package in Licences.All())
            text.Append(CultureInfo.InvariantCulture, $"| {package.Name} | {package.Version} | {package.Licence} |\n");
        Approved.Check("THIRD-PARTY.md", text.ToString());
    }
}
