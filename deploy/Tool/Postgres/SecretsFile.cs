using System.Security.Cryptography;
using System.Text.Json;

namespace Conoceles.Deploy.Postgres;

/// <summary>
/// Passwords that the tool makes up: kept in one file of mode 0600 and used again at every start. Names are role or
/// account names.
/// </summary>
public sealed class SecretsFile
{
    private const string Alphabet = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static readonly JsonSerializerOptions _json = new() { WriteIndented = true };
    private readonly string _path;
    private readonly SortedDictionary<string, string> _secrets;

    private SecretsFile(string path, SortedDictionary<string, string> secrets) => (_path, _secrets) = (path, secrets);

    /// <summary>Reads the file, or begins an empty one.</summary>
    public static SecretsFile Open(string path)
    {
        if (!File.Exists(path))
            return new SecretsFile(path, new SortedDictionary<string, string>(StringComparer.Ordinal));
        try
        {
            var secrets = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(path)) ?? [];
            return new SecretsFile(path, new SortedDictionary<string, string>(secrets, StringComparer.Ordinal));
        }
        catch (JsonException e)
        {
            throw new ToolException($"{path} no es un archivo de contraseñas legible; repárelo o bórrelo para crear otras.", e);
        }
    }

    /// <summary>The secret of a name: letters and digits, twenty characters, made when it did not exist.</summary>
    public string Of(string name)
    {
        if (!_secrets.TryGetValue(name, out var secret))
        {
            _secrets[name] = secret = RandomNumberGenerator.GetString(Alphabet, 20);
            PrivateFile.Write(_path, JsonSerializer.SerializeToUtf8Bytes(_secrets, _json));
        }
        return secret;
    }
}
