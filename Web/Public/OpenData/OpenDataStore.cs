using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Conoceles.Web.Configuration;
using Conoceles.Web.Public.Cuts;
using Conoceles.Web.Public.Files;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Public.OpenData;

/// <summary>
/// Keeps the files of the newest cut, made once for whoever asks first and before anybody does. When somebody stops being
/// public they are made again without her, and the former are not served any more: a removal does not wait for a cut.
/// </summary>
public sealed class OpenDataStore : IDisposable
{
    /// <summary>Files of another form are not taken for these.</summary>
    private const string Form = "datos-abiertos/2";

    private readonly CutSource _source;
    private readonly WebSettings _settings;
    private readonly FrameReader _frames;
    private readonly Lazy<string> _root;
    private readonly bool _isTemporary;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _since = new(1, 1);
    private string _key = "";
    private Task<OpenDataSet>? _current;

    public OpenDataStore(CutSource source, WebSettings settings, FrameReader frames)
    {
        (_source, _settings, _frames) = (source, settings, frames);
        _isTemporary = settings.PublicCopy is null;
        _root = new(() => settings.PublicCopy is { } copy ? Path.Combine(copy, "datos") : Directory.CreateTempSubdirectory("conoceles-datos-").FullName);
    }

    /// <summary>The files of the newest cut; null while there is none.</summary>
    /// <remarks>Whoever stops waiting does not stop them from being made.</remarks>
    public Task<OpenDataSet>? Get(PublicSnapshot snapshot)
    {
        if (snapshot is not { LastCut: { } cut, Election: not null })
            return null;
        var mark = _frames.Current.Mark;
        var key = KeyOf(cut.Manifest, snapshot.Hidden, snapshot.Election.StateVersion.ToString(CultureInfo.InvariantCulture), mark?.Line ?? "", SiteMapFile.Base(_settings)?.AbsoluteUri ?? "");
        lock (_lock)
        {
            if (_current is null || _key != key || _current.IsFaulted)
                (_key, _current) = (key, Task.Run(() => Make(key, snapshot)));
            return _current;
        }
    }

    /// <summary>Folder of a set that is kept.</summary>
    public string FolderOf(OpenDataSet set) => Path.Combine(_root.Value, set.Key);

    /// <summary>What is another since a cut, made when somebody first asks for it.</summary>
    public async Task<PreparedFile> Since(PublicSnapshot snapshot, OpenDataSet set, int cut, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"desde-{cut}");
        // One at a time: there are as many as cuts, and each is made once.
        await _since.WaitAsync(cancellation);
        try
        {
            var folder = Path.Combine(FolderOf(set), name);
            if (OpenDataSet.Load(folder, set.Key)?.Files[0] is { } made)
                return made with { Stored = Path.Combine(name, made.Stored) };
            Directory.CreateDirectory(folder);
            var file = await Difference(folder, snapshot, set, cut, cancellation);
            new OpenDataSet(set.Key, set.Cut, set.At, [file]).Save(folder);
            return file with { Stored = Path.Combine(name, file.Stored) };
        }
        finally
        {
            _since.Release();
        }
    }

    public void Dispose()
    {
        _since.Dispose();
        if (_isTemporary && _root.IsValueCreated)
            Directory.Delete(_root.Value, recursive: true);
    }

    private async Task<OpenDataSet> Make(string key, PublicSnapshot snapshot)
    {
        var folder = Path.Combine(_root.Value, key);
        if (OpenDataSet.Load(folder, key) is { } kept)
            return kept;
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        var set = await OpenDataMaker.Make(key, folder, Context(snapshot), _frames.Current.Mark, snapshot, _source, CancellationToken.None);
        set.Save(folder);
        // Whoever is reading one of them has it open and ends.
        foreach (var former in Directory.EnumerateDirectories(_root.Value).Where(f => Path.GetFileName(f) != key))
            Directory.Delete(former, recursive: true);
        return set;
    }

    private async Task<PreparedFile> Difference(string folder, PublicSnapshot snapshot, OpenDataSet set, int cut, CancellationToken cancellation)
    {
        var context = Context(snapshot);
        using var file = new FileInMaking(folder, string.Create(CultureInfo.InvariantCulture, $"{OpenDataMaker.BaseName(context, _frames.Current.Mark)}_desde-{cut}.json"), OpenDataJson.ContentType);
        using var json = OpenDataJson.Writer(file.Content);
        ApiFiles.Begin(json, context, _frames.Current.Mark, cut);
        await _source.ReadSince(
            set.Cut, cut, IsPublic, candidacy => ApiFiles.Write(json, candidacy), cancellation);
        ApiFiles.End(json, await _source.Removed(set.Cut, cut, IsPublic, cancellation));
        return file.Finish();

        bool IsPublic(string id) => snapshot.Find(id) is not null;
    }

    private OpenDataContext Context(PublicSnapshot snapshot) =>
        new(snapshot.Election!.Election, snapshot.LastCut!.Number, snapshot.LastCut.At, SiteMapFile.Base(_settings));

    private static string KeyOf(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', [Form, .. parts]))).AsSpan(0, 12));
}
