using System.Text.Json;

namespace Conoceles.Deploy.Demo;

/// <summary>What of the content is loaded, so that a start that was cut short goes on.</summary>
internal sealed record DemoProgress
{
    /// <summary>Candidacies whose whole story was told.</summary>
    public int Loaded { get; init; }

    /// <summary>Where the clock must end; null when nothing is under way.</summary>
    public DateTimeOffset? Target { get; init; }

    public static DemoProgress? Read(DataFolder folder) =>
        File.Exists(PathIn(folder)) ? JsonSerializer.Deserialize<DemoProgress>(File.ReadAllText(PathIn(folder))) : null;

    public void Write(DataFolder folder) => File.WriteAllText(PathIn(folder), JsonSerializer.Serialize(this));

    public static void Delete(DataFolder folder) => File.Delete(PathIn(folder));

    private static string PathIn(DataFolder folder) => Path.Combine(folder.Root, "demo.json");
}
