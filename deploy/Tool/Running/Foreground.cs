namespace Conoceles.Deploy.Running;

/// <summary>Keeps the console until it is told to stop, and says when a process dies by itself.</summary>
public static class Foreground
{
    private static readonly TimeSpan _look = TimeSpan.FromSeconds(1);

    public static async Task WaitAsync(Installation installation, CancellationToken cancellation)
    {
        var alive = installation.Children;
        while (!cancellation.IsCancellationRequested && alive.Count > 0)
        {
            try
            {
                await Task.Delay(_look, cancellation);
            }
            catch (OperationCanceledException)
            {
                break;
            }
            foreach (var dead in alive.Where(c => !c.IsAlive))
                Console.WriteLine($"{dead.Name} terminó; su bitácora está en {installation.Folder.Logs}. {installation.Options.Purpose.Command} lo vuelve a iniciar.");
            alive = [.. alive.Where(c => c.IsAlive)];
        }
        Console.WriteLine("Deteniendo…");
    }
}
