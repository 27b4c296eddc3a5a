using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Web.Shared.Cluster;

/// <summary>
/// Operation ids come from the form's nonce and what the form says: a double click or a refresh repeats the act, while
/// going back and changing the text is a new one.
/// </summary>
public static class OperationId
{
    /// <summary>Name of the hidden field that carries the nonce.</summary>
    public const string Field = "operacion";

    /// <summary>A new nonce for a form being shown.</summary>
    public static string NewNonce() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>The id of an act, given the nonce and everything that makes it this act, in a fixed order.</summary>
    public static Guid Derive(string nonce, params IEnumerable<string> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, nonce);
        foreach (var part in content)
            Append(hash, part);
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }

    // With its length before each part, no two lists of parts give the same bytes.
    private static void Append(IncrementalHash hash, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
