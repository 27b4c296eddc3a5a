using Conoceles.Deploy;
using Conoceles.Deploy.Verbs;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    interrupted.Cancel();
};

try
{
    return args switch
    {
        ["migrate", .. var rest] => await MigrateVerb.RunAsync(rest, interrupted.Token),
        _ => throw new ToolException("Uso: migrate [--data CARPETA] [--port N]"),
    };
}
catch (ToolException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
