using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Conoceles.PublicRecord;
using Conoceles.Web.Tests.Public;

namespace Conoceles.Web.Tests.Mirror;

/// <summary>A record with cuts, a photograph, somebody who stopped contending and an office that closed; a node over it, and copies.</summary>
public sealed class MirrorSample : IAsyncLifetime
{
    private static readonly byte[] _photo = Encoding.ASCII.GetBytes("\u007fno es una fotografía, es lo que hay en su lugar");
    private readonly Folder _folder = new();

    public static string Photo { get; } = Convert.ToHexStringLower(SHA256.HashData(_photo));

    /// <summary>With a photograph, and in no cut.</summary>
    public static PublicCandidacy Newcomer { get; } = Sample.Published with { Id = "cand-prueba-2024-000020", Name = "Sabina Del Retrato", SortKey = "zy", Photo = Photo };

    public static PublicCandidacy Withdrawn { get; } = Sample.Silent with { Id = "cand-prueba-2024-000021", Name = "Mezquite Que Se Fue" };

    public static string Closed => "cand-prueba-2024-000022";

    internal CutSite Site { get; } = new();

    /// <summary>The node that everything is compared with.</summary>
    internal WebProcess Node { get; private set; } = null!;

    /// <summary>Folder of the copy of what is public now.</summary>
    public string Now => _folder.File("copia");

    /// <summary>Folder of the copy of the first cut.</summary>
    public string First => _folder.File("corte");

    public async ValueTask InitializeAsync()
    {
        await Site.InitializeAsync();
        await Site.Sql("insert into public_record.photo (sha256, content) values ($1, $2)", Convert.FromHexString(Photo), _photo);
        await Site.Write(Newcomer, 1);
        await Site.Write(Withdrawn, 1);
        await Site.Withdraw(Withdrawn);
        await Site.Sql(
            "insert into public_record.candidacy (candidacy_id, election, state_version, closing) values ($1, $2, 1, $3::jsonb)", Closed, Sample.Slug,
            JsonSerializer.Serialize(new PublicClosing("gubernatura", "Gubernatura", CutSite.SecondAt), PublicJson.Options));
        Node = await Site.Start(copy: null);
        await Export(Now);
        await Export(First, "1");
    }

    /// <summary>Writes a copy, which has to be whole.</summary>
    public async Task Export(params string[] words)
    {
        var (code, output) = await Run(words);
        Assert.True(code == 0, output);
    }

    internal Task<(int Code, string Output)> Run(params string[] words) => WebProcess.Run("", Settings, ["export", .. words]);

    /// <summary>What the program is told when it is to write a copy.</summary>
    internal Dictionary<string, string> Settings => new(WebProcess.Nowhere.Concat(Site.Settings).GroupBy(s => s.Key, StringComparer.Ordinal).Select(g => g.Last())) { ["Web__Roles"] = "public" };

    /// <summary>Files of a folder, from it, in order.</summary>
    public static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f)).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Site.DisposeAsync();
        _folder.Dispose();
    }
}
