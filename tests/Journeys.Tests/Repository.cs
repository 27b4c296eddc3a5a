namespace Conoceles.Journeys.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    /// <summary>Screenshots of every page touched, for eyes.</summary>
    public static readonly string Artifacts = Directory.CreateDirectory(Path.Combine(Root, ".local", "artifacts", "journeys")).FullName;

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Conoceles.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Conoceles.sln is in no folder above the tests.");
    }
}
