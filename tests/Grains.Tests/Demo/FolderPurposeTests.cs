using Conoceles.Deploy;
using Conoceles.Deploy.Running;

namespace Conoceles.Grains.Tests.Demo;

/// <summary>A folder is of one installation: a rehearsal is not loaded over anything else, and nothing else can be reset.</summary>
public sealed class FolderPurposeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conoceles-purpose-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Folder_StaysOfWhatBeganInIt()
    {
        var began = FolderPurpose.Claim(Options(Purpose.Rehearsal, "--clock", "2027-05-01T08:00:00-07:00"));
        Assert.Equal("ensayo-2027", began.Election);
        Assert.Equal(began, FolderPurpose.Claim(Options(Purpose.Rehearsal)));
        var before = Content();
        Assert.Contains("ensayo-2027", Assert.Throws<ToolException>(() => FolderPurpose.Claim(Options(Purpose.Demo))).Message, StringComparison.Ordinal);
        Assert.Equal(before, Content());
    }

    [Fact]
    public void Rehearsal_DoesNotBeginOverAnythingElse()
    {
        File.WriteAllText(Path.Combine(_folder, "secrets.json"), "{}");
        var before = Content();
        Assert.Throws<ToolException>(() => FolderPurpose.Claim(Options(Purpose.Rehearsal)));
        Assert.Equal(before, Content());
        // A demonstration that began before folders said what they are goes on.
        Assert.Equal("demo-2024", FolderPurpose.Claim(Options(Purpose.Demo)).Election);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"election":"demo-2024","begins":"2024-05-02T10:00:00-07:00"}""")]
    [InlineData("""{"election":"sonora-2027","begins":"2027-04-26T10:00:00-07:00"}""")]
    [InlineData("ensayo-2027")]
    public async Task Reset_OfWhatIsNoRehearsal_TouchesNothing(string? says)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "postgres", "data"));
        foreach (var (name, text) in new[] { ("secrets.json", "{}"), ("run.json", "{}"), ("postgres/data/PG_VERSION", "15"), ("demo.json", "{}") })
            File.WriteAllText(Path.Combine(_folder, name), text);
        if (says is not null)
            File.WriteAllText(Path.Combine(_folder, "installation.json"), says);
        var before = Content();
        await Assert.ThrowsAsync<ToolException>(() => RehearsalReset.RunAsync(_folder, _ => { }));
        Assert.Equal(before, Content());
    }

    [Fact]
    public async Task Reset_OfNothing_MakesNothing()
    {
        var nowhere = Path.Combine(_folder, "nada");
        await Assert.ThrowsAsync<ToolException>(() => RehearsalReset.RunAsync(nowhere, _ => { }));
        Assert.False(Directory.Exists(nowhere));
    }

    [Theory]
    [InlineData("--empty")]
    [InlineData("--candidacies=5")]
    public void Rehearsal_HasItsOwnRegistry(string option) =>
        Assert.Contains(option.Split('=')[0], Assert.Throws<ToolException>(() => RunOptions.Parse([option], Purpose.Rehearsal)).Message, StringComparison.Ordinal);

    [Fact]
    public void Demonstration_IsNotReset() =>
        Assert.Contains("--reset", Assert.Throws<ToolException>(() => RunOptions.Parse(["--reset"], Purpose.Demo)).Message, StringComparison.Ordinal);

    [Fact]
    public void Usual_PortsOfBothAreApart()
    {
        var (demo, rehearsal) = (RunOptions.Parse([], Purpose.Demo), RunOptions.Parse([], Purpose.Rehearsal));
        Assert.True(rehearsal.Ports.First > demo.Ports.Postgres);
        Assert.NotEqual(demo.Data, rehearsal.Data);
    }

    private RunOptions Options(Purpose purpose, params string[] more) => RunOptions.Parse(["--data", _folder, .. more], purpose);

    /// <summary>Every file and folder, with what it holds.</summary>
    private string[] Content() =>
        [.. Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories)
            .Select(p => File.Exists(p) ? $"{p}: {File.ReadAllText(p)}" : p).Order(StringComparer.Ordinal)];
}
