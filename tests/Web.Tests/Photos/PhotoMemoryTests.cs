using System.Diagnostics;
using System.Globalization;
using Conoceles.Web.Shared.Photos;

namespace Conoceles.Web.Tests.Photos;

/// <summary>
/// How much memory the corpus adds to a process, which for a web that rests at some 90 MB keeps it under 200 (bar 12).
/// Measured in a process of its own, which runs this one test, by the kernel's mark of its highest resident size: what
/// else the machine or the other tests do changes nothing.
/// </summary>
public sealed class PhotoMemoryTests
{
    private const string ResultFile = "CONOCELES_PHOTO_MEMORY";
    private const long Bar = 100L * 1024;

    [Fact]
    public async Task TheWholeCorpus_TwoFilesAtATime_AddsLessThan100MB()
    {
        if (Environment.GetEnvironmentVariable(ResultFile) is { } result)
        {
            await File.WriteAllTextAsync(result, (await Measure()).ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);
            return;
        }

        using var folder = new Folder();
        var file = folder.File("added");
        var start = new ProcessStartInfo("dotnet", [typeof(PhotoMemoryTests).Assembly.Location, "--pre-enumerate-theories", "off", "--filter-method", $"*{nameof(TheWholeCorpus_TwoFilesAtATime_AddsLessThan100MB)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[ResultFile] = file;
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0, output);
        var added = long.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        Assert.InRange(added, 0, Bar);
    }

    /// <summary>KB of resident memory that the most expensive file added at its highest moment.</summary>
    private static async Task<long> Measure()
    {
        using var pipeline = new PhotoPipeline(new PhotoLimits());
        var highest = 0L;
        foreach (var file in Corpus.Files)
        {
            var bytes = file.File();
            // What making the file took is not the pipeline's.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
            var before = Status("VmRSS:");
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => pipeline.Make(new MemoryStream(bytes), bytes.Length, default))));
            highest = Math.Max(highest, Status("VmHWM:") - before);
        }

        return highest;
    }

    private static long Status(string name) => long.Parse(
        File.ReadLines("/proc/self/status").Single(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..^2], CultureInfo.InvariantCulture);
}
