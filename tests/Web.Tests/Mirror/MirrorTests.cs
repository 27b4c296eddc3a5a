using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Conoceles.Web.Public.Mirror;
using Conoceles.Web.Tests.Public;
using Npgsql;

namespace Conoceles.Web.Tests.Mirror;

/// <summary>The site as a folder: whole or not at all, the same twice, without what only the live site may show.</summary>
public sealed class MirrorTests(MirrorSample sample) : IClassFixture<MirrorSample>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TwoCopiesOfTheSameRecord_AreTheSameFiles(bool cut)
    {
        using var folder = new Folder();
        var (first, second) = (cut ? sample.First : sample.Now, folder.File("otra"));
        await sample.Export(cut ? [second, "1"] : [second]);
        var files = MirrorSample.Files(first);
        Assert.True(files.Length > 200, $"{files.Length} files");
        Assert.Equal(files, MirrorSample.Files(second));
        foreach (var file in files)
            Assert.True(File.ReadAllBytes(Path.Combine(first, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(second, file))), file);
    }

    [Fact]
    public void Sums_HaveEveryFile_AndAnybodyChecksThem()
    {
        using var check = Process.Start(new ProcessStartInfo("sha256sum", ["--check", "--strict", "--quiet", MirrorFolder.Sums]) { WorkingDirectory = sample.Now })!;
        check.WaitForExit();
        Assert.Equal(0, check.ExitCode);
        var listed = File.ReadAllLines(Path.Combine(sample.Now, MirrorFolder.Sums)).Select(l => l[66..]);
        Assert.Equal(MirrorSample.Files(sample.Now).Where(f => f != MirrorFolder.Sums), listed);
    }

    [Fact]
    public void TextsAreCompressedTwice_AndSayTheSame()
    {
        var packed = MirrorSample.Files(sample.Now).Where(f => f.EndsWith(".gz", StringComparison.Ordinal)).Select(f => Path.Combine(sample.Now, f[..^3])).ToArray();
        Assert.NotEmpty(packed);
        foreach (var file in packed)
        {
            var plain = File.ReadAllBytes(file);
            Assert.Equal(plain, Read(new GZipStream(File.OpenRead(file + ".gz"), CompressionMode.Decompress)));
            Assert.Equal(plain, Read(new BrotliStream(File.OpenRead(file + ".br"), CompressionMode.Decompress)));
        }

        Assert.All(MirrorSample.Files(sample.Now).Where(f => f.EndsWith(".html", StringComparison.Ordinal) && f != "acuse/index.html"), f => Assert.Contains(Path.Combine(sample.Now, f), packed));
    }

    [Fact]
    public async Task WhatSomebodyConsentedToShow_IsOnTheSiteAndInNoCopy()
    {
        Assert.Contains(CutSite.Secret, await sample.Node.Client.GetStringAsync("/candidaturas/" + CutSite.Consented.Id), StringComparison.Ordinal);
        foreach (var folder in new[] { sample.Now, sample.First })
        {
            foreach (var file in MirrorSample.Files(folder).Where(f => !f.EndsWith(".gz", StringComparison.Ordinal) && !f.EndsWith(".br", StringComparison.Ordinal)))
                Assert.False(await Holds(Path.Combine(folder, file), CutSite.Secret), file);
        }
    }

    [Fact]
    public async Task CopyOfACut_IsAsItWasThen_SaysSo_AndHasWhatProvesIt()
    {
        var id = CutSite.Answered.Id;
        var then = await File.ReadAllTextAsync(Path.Combine(sample.First, "candidaturas", id, "index.html"));
        var now = await File.ReadAllTextAsync(Path.Combine(sample.Now, "candidaturas", id, "index.html"));
        Assert.Contains("Copia del corte 1", then, StringComparison.Ordinal);
        Assert.DoesNotContain("Copia del corte", now, StringComparison.Ordinal);
        Assert.Contains("No se capturó el cuestionario", then, StringComparison.Ordinal);
        Assert.DoesNotContain("No se capturó el cuestionario", now, StringComparison.Ordinal);
        // Who came later is not in it; who left, or whose office closed, is only said to have.
        Assert.False(Directory.Exists(Path.Combine(sample.First, "candidaturas", MirrorSample.Newcomer.Id)));
        Assert.True(File.Exists(Path.Combine(sample.First, "retirados", "candidaturas", MirrorSample.Withdrawn.Id, "index.html")));
        Assert.False(Directory.Exists(Path.Combine(sample.First, "cortes", "2")));
        Assert.All(Directory.EnumerateFiles(Path.Combine(sample.First, "datos-abiertos"), "*.csv"), f => Assert.Contains("_corte-1_", f, StringComparison.Ordinal));
        var proof = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(sample.First, "cortes", "1", "candidaturas", id + ".json"))).RootElement;
        Assert.Contains(proof.GetProperty("mac").GetString()!, await File.ReadAllTextAsync(Path.Combine(sample.First, "cortes", "1", "manifiesto.json")), StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(sample.First, MirrorFolder.Card))).RootElement.GetProperty("copy").GetProperty("cut").GetInt32());
    }

    [Fact]
    public async Task FolderThatIsNotACopy_IsNotTouched()
    {
        using var folder = new Folder();
        await File.WriteAllTextAsync(folder.File("mio.txt"), "no es de nadie más");
        var (code, output) = await sample.Run(folder.Path);
        Assert.Equal((1, true), (code, output.Contains($"{folder.Path} ya existe y no es una copia del sitio: no se toca. Elija otra carpeta. (not-an-export)", StringComparison.Ordinal)));
        Assert.Equal(["mio.txt"], MirrorSample.Files(folder.Path));
    }

    [Fact]
    public async Task WhatCannotBeWritten_SaysWhy_AndLeavesTheFormerCopy()
    {
        using var folder = new Folder();
        var copy = folder.File("copia");
        await sample.Export(copy, "2");
        var before = MirrorSample.Files(copy);
        Assert.Equal(2, (await sample.Run()).Code);
        Assert.Equal(2, (await sample.Run(copy, "uno")).Code);
        Assert.Contains("No existe el corte 9: el último es el 2. (no-cut)", (await sample.Run(copy, "9")).Output, StringComparison.Ordinal);
        var away = await WebProcess.Run("", new(sample.Settings) { ["ConnectionStrings__Public"] = WebProcess.Nowhere["ConnectionStrings__Public"] }, "export", copy);
        Assert.Equal((1, true), (away.Code, away.Output.Contains("(database-away)", StringComparison.Ordinal)));
        Assert.Equal(before, MirrorSample.Files(copy));
        Assert.Equal([copy], Directory.EnumerateFileSystemEntries(folder.Path));
        // A copy takes the place of another.
        await sample.Export(copy);
        Assert.Equal(MirrorSample.Files(sample.Now), MirrorSample.Files(copy));
        Assert.Equal([copy], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task CopyCutShort_LeavesNothingUnderItsName_AndTheNextOneTidiesUp()
    {
        using var folder = new Folder();
        var copy = folder.File("copia");
        await using var database = NpgsqlDataSource.Create(sample.Site.Owner);
        await using var connection = await database.OpenConnectionAsync();
        await using (var held = await connection.BeginTransactionAsync())
        {
            // Whoever reads the election waits: the copy has begun and goes nowhere.
            await using (var hold = new NpgsqlCommand("lock table public_record.election in access exclusive mode", connection, held))
                await hold.ExecuteNonQueryAsync();
            using (var asked = await Begun(copy))
            {
                var (code, output) = await sample.Run(copy);
                Assert.Equal((1, true), (code, output.Contains("(export-running)", StringComparison.Ordinal)));
                using var stop = Process.Start("kill", ["-TERM", $"{asked.Id}"]);
                await asked.WaitForExitAsync();
                Assert.Equal(130, asked.ExitCode);
            }

            Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
            using (var killed = await Begun(copy))
            {
                killed.Kill();
                await killed.WaitForExitAsync();
            }

            Assert.False(Directory.Exists(copy));
            Assert.NotEmpty(Directory.EnumerateFileSystemEntries(folder.Path));
        }

        await sample.Export(copy);
        Assert.Equal([copy], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    /// <summary>A copy that waits for the database with its folder begun.</summary>
    private async Task<Process> Begun(string copy)
    {
        var process = WebProcess.StartVerb(sample.Settings, "export", copy);
        var clock = Stopwatch.StartNew();
        while (!Directory.Exists(Path.Combine(Path.GetDirectoryName(copy)!, ".copia.en-curso")) || !await Waits())
        {
            Assert.False(process.HasExited, process.HasExited ? await process.StandardError.ReadToEndAsync() : "");
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "It does not wait.");
            await Task.Delay(50);
        }

        return process;
    }

    private async Task<bool> Waits()
    {
        await using var source = NpgsqlDataSource.Create(sample.Site.Owner);
        await using var command = source.CreateCommand("select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%public_record.election%' and pid <> pg_backend_pid())");
        return (bool)(await command.ExecuteScalarAsync())!;
    }

    private static byte[] Read(Stream packed)
    {
        using (packed)
        {
            using var plain = new MemoryStream();
            packed.CopyTo(plain);
            return plain.ToArray();
        }
    }

    // A spreadsheet is a zip, where a word is not in plain sight.
    private static async Task<bool> Holds(string file, string word)
    {
        if (!file.EndsWith(".xlsx", StringComparison.Ordinal) && !file.EndsWith(".zip", StringComparison.Ordinal))
            return (await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0;
        using var zip = ZipFile.OpenRead(file);
        return zip.Entries.Any(e => Read(e.Open()).AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0);
    }
}
