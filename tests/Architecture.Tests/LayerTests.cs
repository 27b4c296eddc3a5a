using System.Xml.Linq;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Conoceles.Architecture.Tests;

/// <summary>Who may know whom (docs: README, «Folders»): Abstractions ← Grains ← Silo, Abstractions ← Web.</summary>
public sealed class LayerTests
{
    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader().LoadAssemblies(Product.All).Build();

    [Fact]
    public void Abstractions_ReferencesOnlyTheFrameworkAndOrleansContracts()
    {
        var references = References(Product.Abstractions);
        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, r => !IsFramework(r) && r is not ("Orleans.Core.Abstractions" or "Orleans.Serialization" or "Orleans.Serialization.Abstractions"));
        Assert.DoesNotContain(references, r => r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Fact]
    public void Grains_ReferencesNoHttp()
    {
        var references = References(Product.Grains);
        Assert.Contains("Npgsql", references);
        Assert.DoesNotContain(references, r => r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
        Assert.DoesNotContain(references, r => r.StartsWith("Conoceles.", StringComparison.Ordinal) && r != "Conoceles.Grains.Abstractions");
    }

    [Theory]
    [InlineData("Grains.Abstractions", "")]
    [InlineData("Grains", "Grains.Abstractions")]
    [InlineData("Silo", "Grains")]
    [InlineData("Web", "Grains.Abstractions")]
    public void Project_ReferencesOnlyTheLayerBelow(string project, string allowed)
    {
        var file = XDocument.Parse(Repository.Read($"{project}/{project}.csproj"));
        var references = file.Descendants("ProjectReference")
            .Select(r => System.IO.Path.GetFileNameWithoutExtension(((string?)r.Attribute("Include") ?? "").Replace('\\', '/')));
        Assert.Equal(allowed.Split(' ', StringSplitOptions.RemoveEmptyEntries), references);
    }

    [Theory]
    [InlineData("Grains.Abstractions", "Npgsql Microsoft.Orleans.Server Microsoft.Orleans.Runtime Microsoft.Orleans.Client")]
    [InlineData("Web", "Microsoft.Orleans.Server Microsoft.Orleans.Persistence.AdoNet Microsoft.Orleans.Reminders.AdoNet")]
    public void Project_LacksThePackagesOfOtherLayers(string project, string forbidden)
    {
        var file = XDocument.Parse(Repository.Read($"{project}/{project}.csproj"));
        var packages = file.Descendants("PackageReference").Select(r => (string?)r.Attribute("Include")).ToArray();
        Assert.NotEmpty(packages);
        Assert.Empty(packages.Intersect(forbidden.Split(' ')));
    }

    [Fact]
    public void AbstractionsAndGrains_AreNotWebProjects()
    {
        foreach (var project in new[] { "Grains.Abstractions", "Grains" })
        {
            var file = XDocument.Parse(Repository.Read($"{project}/{project}.csproj"));
            Assert.Equal("Microsoft.NET.Sdk", (string?)file.Root!.Attribute("Sdk"));
            Assert.Empty(file.Descendants("FrameworkReference"));
        }
    }

    [Fact]
    public void Web_KnowsContractsAndNoGrain()
    {
        var references = References(Product.Web);
        Assert.Contains("Conoceles.Grains.Abstractions", references);
        Assert.DoesNotContain(references, r => r is "Conoceles.Grains" or "Conoceles.Silo" or "Orleans.Runtime" or "Orleans.Persistence.AdoNet");
    }

    [Fact]
    public void Abstractions_DependsOnNothingOfGrains() =>
        Types().That().ResideInAssembly(Product.Abstractions)
            .Should().NotDependOnAny(Types().That().ResideInAssembly(Product.Grains))
            .Because("contracts do not know behaviour").Check(Loaded);

    [Fact]
    public void Grains_DependOnNothingOfSilo() =>
        Types().That().ResideInAssembly(Product.Grains)
            .Should().NotDependOnAny(Types().That().ResideInAssembly(Product.Silo))
            .Because("the composition root knows everybody and nobody knows it").Check(Loaded);

    [Fact]
    public void Rules_DependOnNoGrainClass() =>
        Types().That().ResideInNamespaceMatching(@"^Conoceles\.Grains\..*\.Rules$")
            .Should().NotDependOnAny(Types().That().AreAssignableTo(typeof(Grain)))
            .Because("the domain survives without Orleans").Check(Loaded);

    private static string[] References(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(r => r.Name!)];

    private static bool IsFramework(string name) =>
        name is "netstandard" or "mscorlib" or "System" || name.StartsWith("System.", StringComparison.Ordinal)
        || name is "Microsoft.Extensions.DependencyInjection.Abstractions";
}
