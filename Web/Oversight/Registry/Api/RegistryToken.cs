using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary>
/// The key that a system of the registry shows: <c>conoceles-registro_</c>, sixteen digits that are no secret and find its row,
/// and 256 random bits. The prefix lets whoever looks for lost keys recognise one.
/// </summary>
/// <param name="Id">The part that is no secret.</param>
/// <param name="Hash">SHA-256 of all of it; so many random bits need nothing slower.</param>
public sealed record RegistryToken(string Id, byte[] Hash)
{
    private const string Prefix = "conoceles-registro_";
    private const int IdLength = 16;
    private const int Length = 19 + IdLength + 1 + 64;

    /// <summary>A new one, and the text that is shown once.</summary>
    public static (RegistryToken Token, string Text) New()
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdLength / 2));
        var text = $"{Prefix}{id}_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))}";
        return (Of(id, text), text);
    }

    /// <summary>What somebody showed; null when it cannot be one.</summary>
    public static RegistryToken? Read(string? text) =>
        text is { Length: Length } && text.StartsWith(Prefix, StringComparison.Ordinal)
        && text[Prefix.Length..].Split('_') is [{ Length: IdLength } id, _] && id.All(char.IsAsciiHexDigitLower)
            ? Of(id, text)
            : null;

    private static RegistryToken Of(string id, string text) => new(id, SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
