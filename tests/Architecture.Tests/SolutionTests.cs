using System.Text.RegularExpressions;

namespace Conoceles.Architecture.Tests;

/// <summary>The house: where things live, how big they are, and that every test is run.</summary>
public sealed partial class SolutionTests
{
    /// <summary>As the institute asked for the first seven; the rest are the build's own.</summary>
    private static readonly string[] TopLevel =
        ["Grains", "Grains.Abstractions", "Silo", "Web", "deploy", "docs", "tests", ".ci", ".git", ".local", ".vs", ".idea"];

    /// <summary>Longer files, each with its reason. Empty is the aim.</summary>
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal);

    [Fact]
    public void TopLevelFolders_AreTheAgreedOnes()
    {
        var folders = Directory.GetDirectories(Repository.Root).Select(f => Path.GetFileName(f)).ToArray();
        foreach (var required in new[] { "Grains", "Grains.Abstractions", "Silo", "Web", "deploy", "docs", "tests" })
            Assert.Contains(required, folders);
        Assert.Empty(folders.Except(TopLevel));
        Assert.True(Repository.Has("README.md"));
        Assert.False(Repository.Has("nuget.config"), "The machine decides where packages come from.");
    }

    [Fact]
    public void EveryProject_IsInTheSolution()
    {
        var solution = Repository.Read("Conoceles.sln").Replace('\\', '/');
        var projects = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith(".local/", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(projects);
        Assert.All(projects, p => Assert.Contains($"\"{p}\"", solution));
    }

    [Fact]
    public void EveryTestFolder_IsAProjectAndIsRun()
    {
        var folders = Directory.GetDirectories(Path.Combine(Repository.Root, "tests"), "*.Tests").Select(f => Path.GetFileName(f)).ToArray();
        Assert.NotEmpty(folders);
        Assert.All(folders, f => Assert.True(Repository.Has($"tests/{f}/{f}.csproj"), $"tests/{f} has no project: it would exist for nobody."));
        // A glob: a list would forget the next project, and nothing would go red.
        Assert.Matches(@"\*\.Tests", DeployScript("test"));
    }

    [Fact]
    public void ContinuousIntegration_RunsDeployTest() => Assert.Contains("deploy/test", Repository.Read(".ci/run"));

    [Fact]
    public void ProductFiles_AreShort()
    {
        var files = Repository.ProductSources(".cs", ".razor");
        Assert.NotEmpty(files);
        var tooLong = files.Where(f => f.Lines > 250).Select(f => f.Path).ToArray();
        Assert.Equal(LongFiles.Keys.Order(StringComparer.Ordinal), tooLong);
    }

    [Fact]
    public void ProductFiles_NameTheirJob()
    {
        var files = Repository.ProductSources(".cs", ".razor");
        Assert.DoesNotContain(files, f => VagueName().IsMatch(Path.GetFileNameWithoutExtension(f.Path)));
    }

    [Fact]
    public void EveryProject_HasItsLockFile()
    {
        var projects = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/.local/", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(projects);
        Assert.All(projects, p => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(p)!, "packages.lock.json")), p));
    }

    [Fact]
    public void Projects_TakeTheirVersionsFromOnePlace()
    {
        var projects = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).ToArray();
        Assert.NotEmpty(projects);
        Assert.All(projects, p => Assert.DoesNotMatch(@"<PackageReference[^>]*Version=", File.ReadAllText(p)));
    }

    /// <summary>What `deploy/test` runs: itself and the scripts or the tool that it calls.</summary>
    private static string DeployScript(string name) =>
        Repository.Read("deploy/" + name)
        + string.Concat(Repository.Sources("deploy", ".cs", ".sh").Select(s => s.Code));

    [GeneratedRegex("(Manager|Helper|Util|Utils|Misc|Common)s?$")]
    private static partial Regex VagueName();
}
