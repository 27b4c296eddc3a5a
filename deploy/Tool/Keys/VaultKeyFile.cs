using System.Security.Cryptography;
using System.Text.Json;

namespace Conoceles.Deploy.Keys;

/// <summary>The identity vault's key, which only silos read. Made once: without it the answers are lost.</summary>
public static class VaultKeyFile
{
    private const int KeyBytes = 32;

    public static string PathIn(DataFolder folder) => Path.Combine(folder.Keys, "vault.json");

    public static string Ensure(DataFolder folder)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            var keys = new { current = "k1", keys = new { k1 = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)) } };
            PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(keys));
        }
        return path;
    }
}
