using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>
/// Does the same bit of arithmetic all the time that something is measured, to see when the machine itself was slow: the host of a virtual
/// one can make both processors several times slower for some tens of milliseconds, again and again, and does so to whoever is measured.
/// It costs its core some hundredths. What counts is the processor's time of its own thread, so that who shares the core is not seen.
/// </summary>
internal sealed partial class MachineWatch : IDisposable
{
    private const int ThreadProcessorTime = 3;
    private const int Steps = 10_000;

    /// <summary>So many times as long as usual is slow.</summary>
    private const double Slow = 3;

    /// <summary>Two slow moments that are nearer are one.</summary>
    private static readonly TimeSpan _near = TimeSpan.FromMilliseconds(30);

    private readonly List<(DateTime Begun, DateTime Ended, double Cost)> _looks = [];
    private readonly Thread _thread;
    private uint _number;
    private volatile bool _isOver;

    private MachineWatch() => _thread = new Thread(Look) { IsBackground = true, Name = nameof(MachineWatch) };

    public static MachineWatch Start()
    {
        var watch = new MachineWatch();
        watch._thread.Start();
        return watch;
    }

    /// <summary>Ends it.</summary>
    /// <returns>When the machine was slow, in order.</returns>
    public IReadOnlyList<(DateTime From, DateTime Until)> End()
    {
        Dispose();
        var usual = _looks.Select(l => l.Cost).Order().ElementAt(_looks.Count / 2);
        List<(DateTime From, DateTime Until)> moments = [];
        foreach (var look in _looks.Where(l => l.Cost > Slow * usual))
        {
            if (moments.Count > 0 && look.Begun - moments[^1].Until <= _near)
                moments[^1] = moments[^1] with { Until = look.Ended };
            else
                moments.Add((look.Begun, look.Ended));
        }

        return moments;
    }

    public void Dispose()
    {
        _isOver = true;
        _thread.Join();
    }

    private void Look()
    {
        while (!_isOver)
        {
            var (begun, before) = (DateTime.UtcNow, ProcessorTime());
            _number = Work(_number);
            _looks.Add((begun, DateTime.UtcNow, ProcessorTime() - before));
            Thread.Sleep(1);
        }
    }

    // From its first time as it will be: what is compiled better later would look like a machine that was slow before.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Work(uint number)
    {
        for (var i = 0; i < Steps; i++)
            number = (number * 1_664_525) + 1_013_904_223;
        return number;
    }

    private static double ProcessorTime() =>
        ClockGetTime(ThreadProcessorTime, out var time) == 0 ? time.Seconds + (time.Nanoseconds / 1e9) : throw new UnreachableException("clock_gettime");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ClockGetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Time
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
