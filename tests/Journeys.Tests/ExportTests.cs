using Conoceles.Journeys.Tests.Running;

namespace Conoceles.Journeys.Tests;

/// <summary>The command that whoever mounts a mirror gives, over an installation that is serving.</summary>
[Collection(InstituteJourneys.Name)]
public sealed class ExportTests(Deployment deployment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Command_WritesTheSiteThatIsServing_ForNow_AndAsOfItsLastCut()
    {
        await deployment.EnsureWhole();
        var folder = Directory.CreateTempSubdirectory("conoceles-espejo-");
        try
        {
            var profile = deployment.Run.Examples.Published!.Split('/')[^1];
            using var client = new HttpClient { BaseAddress = new Uri(deployment.Run.Web[0]) };
            foreach (var cut in new[] { "", "1" })
            {
                var copy = Path.Combine(folder.FullName, "copia" + cut);
                string[] words = cut.Length > 0 ? [copy, cut] : [copy];
                var (code, output) = await Shell.Run(Path.Combine(Repository.Root, "deploy", "export"), [.. words, "--data", deployment.Folder], Patience);
                Assert.True(code == 0, output);
                Assert.True(File.Exists(Path.Combine(copy, "SHA256SUMS")), output);
                Assert.Single(Directory.EnumerateFiles(copy, "*.zip"));
                var sums = await Shell.Run("sh", ["-c", "cd \"$0\" && sha256sum --check --strict --quiet SHA256SUMS", copy], Patience);
                Assert.True(sums.ExitCode == 0, sums.Output);
            }

            // What an election that nobody touches says does not change: the file of data is the one that is served.
            var served = await client.GetByteArrayAsync($"/candidaturas/{profile}.json");
            Assert.Equal(served, await File.ReadAllBytesAsync(Path.Combine(folder.FullName, "copia", "candidaturas", profile + ".json")));
            Assert.Contains("Copia del corte 1", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "copia1", "index.html")), StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
