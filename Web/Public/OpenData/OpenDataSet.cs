using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.OpenData;

/// <summary>The files of one cut, whole, in a folder of their own.</summary>
/// <param name="Key">Of what they were made of: the cut, who is not public any more, the election, the mark.</param>
/// <param name="Cut">Its number.</param>
public sealed record OpenDataSet(string Key, int Cut, DateTimeOffset At, ImmutableArray<PreparedFile> Files)
{
    private const string Index = "indice.json";

    private sealed record Content(int Schema, OpenDataSet Set);

    public PreparedFile? Find(string name) => Files.FirstOrDefault(f => f.Name == name);

    /// <summary>The file whose name ends so; there is one.</summary>
    public PreparedFile EndingIn(string ending) => Files.Single(f => f.Name.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Says that the folder is whole: the last thing that is written in it.</summary>
    public void Save(string folder) => File.WriteAllBytes(Path.Combine(folder, Index), JsonSerializer.SerializeToUtf8Bytes(new Content(1, this), PublicJson.Options));

    /// <summary>What an earlier process left; null when it is not whole, or not what was written.</summary>
    public static OpenDataSet? Load(string folder, string key)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllBytes(Path.Combine(folder, Index)), PublicJson.Options) is { Schema: 1, Set: var set }
                && set.Key == key && set.Files.All(f => IsAsWritten(folder, f)) ? set : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private static bool IsAsWritten(string folder, PreparedFile file)
    {
        using var stored = File.OpenRead(Path.Combine(folder, file.Stored));
        return Convert.ToHexStringLower(SHA256.HashData(stored)) == file.StoredSha256;
    }
}
