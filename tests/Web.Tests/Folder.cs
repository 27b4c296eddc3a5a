namespace Conoceles.Web.Tests;

/// <summary>A folder of one test, and where the repository is.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("conoceles-web-").FullName;

    public static string Repository { get; } = FindRepository();

    /// <summary>The program as its own project built it.</summary>
    public static string Program { get; } = System.IO.Path.Combine(
        Repository, "Web", AppContext.BaseDirectory[AppContext.BaseDirectory.LastIndexOf("/bin/", StringComparison.Ordinal)..].TrimStart((char)47), "Conoceles.Web.dll");

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private static string FindRepository()
    {
        var folder = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(System.IO.Path.Combine(folder, "Conoceles.sln")))
            folder = System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Conoceles.sln is above no folder of this program.");
        return folder;
    }
}
