using System.Globalization;
using Conoceles.Cuts;
using Conoceles.Web.Configuration;
using Conoceles.Web.Public.OpenData;

namespace Conoceles.Web.Public.Cuts;

/// <summary>
/// Keeps on disk the manifests that somebody asked for: they never change, and one of a hundred thousand profiles is not made
/// for each who asks. One that is not what was signed is not served.
/// </summary>
public sealed class ManifestStore(CutSource source, WebSettings settings) : IDisposable
{
    private readonly Lazy<string> _root = new(() =>
        settings.PublicCopy is { } copy ? Path.Combine(copy, "manifiestos") : Directory.CreateTempSubdirectory("conoceles-manifiestos-").FullName);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>The file and the folder where it is.</summary>
    /// <exception cref="InvalidOperationException">What the record has is not what was signed.</exception>
    public async Task<(PreparedFile File, string Folder)> Get(PublicCut cut, CancellationToken cancellation)
    {
        var folder = Path.Combine(_root.Value, string.Create(CultureInfo.InvariantCulture, $"corte-{cut.Number}"));
        await _one.WaitAsync(cancellation);
        try
        {
            if (OpenDataSet.Load(folder, cut.Manifest)?.Files[0] is { } kept)
                return (kept, folder);
            var bytes = cut.ManifestOf(await source.Prints(cut.Number, cancellation)).Bytes();
            Directory.CreateDirectory(folder);
            using var file = new FileInMaking(folder, string.Create(CultureInfo.InvariantCulture, $"manifiesto-{cut.Number}.json"), CutFiles.ContentType);
            file.Content.Write(bytes);
            var made = file.Finish();
            if (made.Sha256 != cut.Manifest)
                throw new InvalidOperationException($"manifest-changed: cut {cut.Number.ToString(CultureInfo.InvariantCulture)} does not have what was signed.");
            new OpenDataSet(cut.Manifest, cut.Number, cut.At, [made]).Save(folder);
            return (made, folder);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _one.Dispose();
        if (settings.PublicCopy is null && _root.IsValueCreated)
            Directory.Delete(_root.Value, recursive: true);
    }
}
