using System.Runtime.InteropServices;
using Conoceles.Deploy;
using Conoceles.Deploy.Running;
using Conoceles.Deploy.Verbs;

using var interrupted = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);

try
{
    return args switch
    {
        ["run", .. var rest] => await RunVerb.RunAsync(RunOptions.Parse(rest, Purpose.Demo), interrupted.Token),
        ["rehearsal", .. var rest] => await RehearsalVerb.RunAsync(rest, interrupted.Token),
        ["stop", .. var rest] => await StopVerb.RunAsync(rest),
        ["migrate", .. var rest] => await MigrateVerb.RunAsync(rest, interrupted.Token),
        ["clock", .. var rest] => await ClockVerb.RunAsync(rest, interrupted.Token),
        ["export", .. var rest] => await ExportVerb.RunAsync(rest, interrupted.Token),
        ["receipt-key", .. var rest] => await ReceiptKeyVerb.RunAsync(rest, interrupted.Token),
        ["registry", .. var rest] => await RegistryVerb.RunAsync(rest, interrupted.Token),
        ["bare", var port, var folder] => await Conoceles.Deploy.Bench.Public.BareEndpoint.RunAsync(port, folder, interrupted.Token),
        ["bench", .. var rest] => await BenchVerb.RunAsync(rest, interrupted.Token),
        _ => throw new ToolException("Uso: run | rehearsal [--reset] | stop | migrate | bench [NOMBRE] | clock [FECHA] | receipt-key | export DESTINO [CORTE], cada uno con --data CARPETA; registry --out ARCHIVO."),
    };
}
catch (ToolException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return 1;
}
catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
{
    await Console.Error.WriteLineAsync("Interrumpido; lo que se había iniciado quedó detenido.");
    return 130;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    interrupted.Cancel();
}
