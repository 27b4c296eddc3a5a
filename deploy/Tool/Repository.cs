namespace Conoceles.Deploy;

/// <summary>Where the programs that the tool starts are: beside it, in the clone it was built in.</summary>
public static class Repository
{
    private static readonly string _root = FindRoot();

    public static string Silo => Built("Silo");

    public static string Web => Built("Web");

    /// <summary>Folder of the demo's drawn photographs.</summary>
    public static string DemoPhotos => Path.Combine(_root, "deploy", "demo");

    /// <summary>Folder of an election's definition.</summary>
    public static string Election(string slug) => Path.Combine(_root, "deploy", "elections", slug);

    private static string Built(string project)
    {
        var assembly = Path.Combine(_root, project, "bin", "Release", "net10.0", $"Conoceles.{project}.dll");
        return File.Exists(assembly)
            ? assembly
            : throw new ToolException($"Falta {assembly}: ejecute deploy/run, que compila primero.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Conoceles.sln")))
                return folder.FullName;
        }
        throw new ToolException("La herramienta se ejecuta desde la copia del repositorio en que se compiló.");
    }
}
