using Conoceles.Elections;

namespace Conoceles.Deploy.Running;

/// <summary>What the console shows when everything answers.</summary>
public static class RunSummary
{
    public static void Print(RunFile file, DataFolder folder, RunOptions options, bool wasRunning)
    {
        Console.WriteLine();
        if (ElectionMark.Of(options.Purpose.Kind) is { } mark)
            Console.WriteLine(mark.Line);
        Console.WriteLine(wasRunning ? "Ya estaba en marcha:" : "Conóceles está en marcha:");
        foreach (var web in file.Web)
            Console.WriteLine($"  {web}");
        Console.WriteLine($"  Reloj legal: {file.Clock}");
        if (file.Ca is not null)
            Console.WriteLine($"  Autoridad local (para que el navegador confíe): {file.Ca}");
        if (file.Examples.Published is { } published)
            Console.WriteLine($"  Un perfil publicado: {file.Web[0]}{published}");
        Console.WriteLine();
        Console.WriteLine($"{options.Purpose.Accounts} (también en run.json):");
        foreach (var account in file.Accounts)
            Console.WriteLine($"  {account.Role,-16} {account.User,-24} {account.Password}");
        Console.WriteLine();
        Console.WriteLine(options.Detach || wasRunning
            ? $"Para detenerlo: deploy/stop --data {folder.Root}"
            : "Ctrl-C lo detiene todo.");
        if (options.Purpose == Purpose.Rehearsal)
            Console.WriteLine($"Para volver al principio: {options.Purpose.Command} --reset --data {folder.Root}");
    }
}
