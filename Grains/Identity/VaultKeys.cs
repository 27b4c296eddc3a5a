using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Conoceles.Grains.Identity;

/// <summary>
/// The vault keys, which wrap every person's data key. Only silos load them, from a file: the databases, even both
/// with their superuser, do not have them. <c>{"current":"k1","keys":{"k1":"base64 of 32 bytes"}}</c>.
/// </summary>
public sealed class VaultKeys
{
    private readonly string _current;
    private readonly Dictionary<string, byte[]> _keys;

    private VaultKeys(string current, Dictionary<string, byte[]> keys)
    {
        _current = current;
        _keys = keys;
    }

    /// <summary>Reads the file; says which file and what is wrong, never a key.</summary>
    public static VaultKeys Load(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        var current = file.RootElement.GetProperty("current").GetString() ?? "";
        var keys = file.RootElement.GetProperty("keys").EnumerateObject()
            .ToDictionary(k => k.Name, k => k.Value.GetBytesFromBase64(), StringComparer.Ordinal);
        if (keys.Values.Any(k => k.Length != Sealing.KeyBytes) || !keys.ContainsKey(current))
            throw new InvalidDataException($"vault-key-file: {path} needs keys of 32 bytes and a current one among them.");
        return new VaultKeys(current, keys);
    }

    /// <summary>A key ring with one fresh random key, for tests.</summary>
    public static VaultKeys CreateEphemeral() =>
        new("k1", new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["k1"] = RandomNumberGenerator.GetBytes(Sealing.KeyBytes) });

    /// <summary>Wraps a data key for one person: it does not unwrap for another.</summary>
    internal WrappedKey Wrap(byte[] dataKey, string candidacyId)
    {
        var (nonce, ciphertext) = Sealing.Encrypt(_keys[_current], dataKey, Associated(candidacyId, _current));
        return new WrappedKey(_current, nonce, ciphertext);
    }

    internal byte[] Unwrap(WrappedKey wrapped, string candidacyId) =>
        _keys.TryGetValue(wrapped.VaultKeyId, out var key)
            ? Sealing.Decrypt(key, wrapped.Nonce, wrapped.Ciphertext, Associated(candidacyId, wrapped.VaultKeyId))
            : throw new CryptographicException($"vault-key-missing: {wrapped.VaultKeyId}");

    private static byte[] Associated(string candidacyId, string keyId) =>
        Encoding.UTF8.GetBytes($"conoceles/data-key/{keyId}/{candidacyId}");
}
