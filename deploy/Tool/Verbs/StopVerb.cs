using Conoceles.Deploy.Running;

namespace Conoceles.Deploy.Verbs;

/// <summary><c>stop</c>: ends everything that an installation has running.</summary>
public static class StopVerb
{
    public static async Task<int> RunAsync(IEnumerable<string> arguments)
    {
        var options = Options.Parse(arguments, ["data"], []);
        var path = options.Text("data") ?? Purpose.Demo.Folder;
        if (!Directory.Exists(path))
            throw new ToolException($"No existe la carpeta {path}.");
        var stopped = await Stopping.StopAllAsync(new DataFolder(path), Console.WriteLine);
        Console.WriteLine(stopped == 0 ? "No había nada en marcha." : $"Detenido: {stopped} procesos.");
        return 0;
    }
}
