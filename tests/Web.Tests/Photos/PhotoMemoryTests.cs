using System.Diagnostics;
using System.Globalization;
using Conoceles.Web.Shared.Photos;

namespace Conoceles.Web.Tests.Photos;

/// <summary>
/// How much memory the corpus takes. Measured in a process of its own, which runs this one test, by the kernel's mark
/// of its highest resident size: what else the machine or the other tests do changes nothing.
/// </summary>
public sealed class PhotoMemoryTests
{
    private const string ResultFile = "CONOCELES_PHOTO_MEMORY";
    private const long Bar = 200L * 1024;

    [Fact]
    public async Task TheWholeCorpus_TwoFilesAtATime_StaysUnder200MB()
    {
        if (Environment.GetEnvironmentVariable(ResultFile) is { } result)
        {
            await File.WriteAllTextAsync(result, (await Measure()).ToString(CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);
            return;
        }

        using var folder = new Folder();
        var file = folder.File("peak");
        var start = new ProcessStartInfo("dotnet", [typeof(PhotoMemoryTests).Assembly.Location, "--filter-method", $"*{nameof(TheWholeCorpus_TwoFilesAtATime_StaysUnder200MB)}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[ResultFile] = file;
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await child.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(child.ExitCode == 0, output);
        var peak = long.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), CultureInfo.InvariantCulture);
        Assert.InRange(peak, 1, Bar);
    }

    /// <summary>KB of resident memory at the highest moment of the corpus, all of the process counted.</summary>
    private static async Task<long> Measure()
    {
        using var pipeline = new PhotoPipeline(new PhotoLimits());
        foreach (var file in Corpus.Files)
        {
            var bytes = file.File();
            // What making the file took is not the pipeline's.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            await File.WriteAllTextAsync("/proc/self/clear_refs", "5");
            await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => pipeline.Make(new MemoryStream(bytes), bytes.Length, default))));
            Highest = Math.Max(Highest, Status("VmHWM:"));
        }

        return Highest;
    }

    private static long Highest { get; set; }

    private static long Status(string name) => long.Parse(
        File.ReadLines("/proc/self/status").Single(l => l.StartsWith(name, StringComparison.Ordinal))[name.Length..^2], CultureInfo.InvariantCulture);
}
