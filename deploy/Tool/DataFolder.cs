namespace Conoceles.Deploy;

/// <summary>Where everything of one installation is.</summary>
public sealed class DataFolder
{
    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path);
        // The database's user is another one and must reach its folder.
        PrivateFile.MakePassage(Root);
        PrivateFile.MakeFolder(Keys);
        PrivateFile.MakeFolder(Logs);
    }

    public string Root { get; }

    public string Postgres => Path.Combine(Root, "postgres");

    public string Secrets => Path.Combine(Root, "secrets.json");

    public string Keys => Path.Combine(Root, "keys");

    public string Logs => Path.Combine(Root, "logs");

    /// <summary>What runs, for people and programs: the contract of <c>deploy/run --detach</c>.</summary>
    public string RunFile => Path.Combine(Root, "run.json");

    /// <summary>Every process that was started, written before it can do anything: what <c>stop</c> goes by.</summary>
    public string ProcessFile => Path.Combine(Root, "processes.json");

    public string PublicCopies => Path.Combine(Root, "public-copy");

    public string PublicCopy(string web) => Path.Combine(PublicCopies, web);
}
