using System.Text.Json;

namespace Conoceles.Deploy.Running;

/// <summary>
/// What a data folder is of, written in it before anything else: a rehearsal is not loaded over a demonstration, and only
/// what says that it is a rehearsal's can be reset.
/// </summary>
/// <param name="Election">Slug of its election.</param>
/// <param name="Begins">Legal instant at which it began the first time.</param>
public sealed record FolderPurpose(string Election, DateTimeOffset Begins)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    /// <summary>Null when the folder does not say it: nothing was started there, or not by this tool.</summary>
    public static FolderPurpose? Read(string folder)
    {
        try
        {
            return File.Exists(PathIn(folder)) ? JsonSerializer.Deserialize<FolderPurpose>(File.ReadAllBytes(PathIn(folder)), _json) : null;
        }
        catch (JsonException e)
        {
            throw new ToolException($"{PathIn(folder)} no se puede leer; no se toca la carpeta.", e);
        }
    }

    /// <summary>What the folder is of from now on; what it is of already stays.</summary>
    /// <exception cref="ToolException">It is something else's; nothing of it was touched.</exception>
    public static FolderPurpose Claim(RunOptions options)
    {
        var wanted = new FolderPurpose(options.Purpose.Slug, options.Clock);
        if (Read(options.Data) is { } found)
        {
            return found.Election == wanted.Election
                ? found
                : throw new ToolException($"{options.Data} es la carpeta de «{found.Election}», y {options.Purpose.Command} es de «{wanted.Election}». Elija otra con --data.");
        }

        // Demonstrations that began before this file existed have none.
        if (options.Purpose != Purpose.Demo && Directory.Exists(options.Data) && Directory.EnumerateFileSystemEntries(options.Data).Any())
            throw new ToolException($"{options.Data} no está vacía y no es la carpeta de un ensayo. Elija otra con --data.");
        PrivateFile.MakePassage(Path.GetFullPath(options.Data));
        PrivateFile.Write(PathIn(options.Data), JsonSerializer.SerializeToUtf8Bytes(wanted, _json));
        return wanted;
    }

    private static string PathIn(string folder) => Path.Combine(Path.GetFullPath(folder), "installation.json");
}
