using System.Diagnostics;
using System.Globalization;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>Where the processors' time went: cores that each part kept busy. The client shares them with what it measures.</summary>
internal sealed class CpuUse
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly int[] _silos, _webs;
    private readonly double _silo, _web, _client, _machine;

    public CpuUse(IEnumerable<int> silos, IEnumerable<int> webs)
    {
        (_silos, _webs) = ([.. silos], [.. webs]);
        (_silo, _web, _client, _machine) = (Of(_silos), Of(_webs), Client, Machine);
    }

    /// <summary>Since it was made; «rest» is PostgreSQL and whatever else the machine does.</summary>
    public object Line()
    {
        var seconds = _clock.Elapsed.TotalSeconds;
        var (silo, web, client, machine) = (Of(_silos) - _silo, Of(_webs) - _web, Client - _client, Machine - _machine);
        return new
        {
            cores = Environment.ProcessorCount,
            silos = Part(silo),
            webs = Part(web),
            client = Part(client),
            rest = Part(machine - silo - web - client),
        };

        double Part(double used) => Math.Round(used / seconds, 2);
    }

    private static double Client => Environment.CpuUsage.TotalTime.TotalSeconds;

    private static double Of(int[] pids)
    {
        var total = 0d;
        foreach (var pid in pids)
        {
            using var process = Process.GetProcessById(pid);
            total += process.TotalProcessorTime.TotalSeconds;
        }

        return total;
    }

    // user, nice, system, -, -, irq, softirq; in hundredths of a second.
    private static double Machine
    {
        get
        {
            var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Skip(1).Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray();
            return (times[0] + times[1] + times[2] + times[5] + times[6]) / 100;
        }
    }
}
