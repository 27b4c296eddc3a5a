using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Conoceles.Evidence;

namespace Conoceles.Grains.Identity;

/// <summary>
/// A document as the identity database has it: name and content under a fresh data key, which is wrapped for this owner and
/// this file and unwraps for no other.
/// </summary>
/// <param name="Kept">What its owner's state names.</param>
/// <param name="Key">The file's own key, wrapped.</param>
/// <param name="Nonce">12 bytes.</param>
/// <param name="Ciphertext">Padded to a multiple of 4 KiB, so that it does not tell the name's length, and the 16 bytes of the tag.</param>
internal sealed record SealedFile(KeptEvidence Kept, WrappedKey Key, byte[] Nonce, byte[] Ciphertext)
{
    public static SealedFile Of(VaultKeys keys, string owner, KeptEvidence kept, string name, byte[] content)
    {
        var named = Encoding.UTF8.GetBytes(name);
        var plain = new byte[sizeof(int) + named.Length + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(plain, named.Length);
        named.CopyTo(plain, sizeof(int));
        content.CopyTo(plain, sizeof(int) + named.Length);
        var dataKey = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        var (nonce, ciphertext) = Sealing.Encrypt(dataKey, Sealing.Pad(plain), Associated(owner, kept));
        return new SealedFile(kept, keys.Wrap(dataKey, Bound(owner, kept.Id)), nonce, ciphertext);
    }

    /// <summary>The file; null when a byte of what is stored is not the one that was written.</summary>
    public EvidenceFile? Open(VaultKeys keys, string owner)
    {
        try
        {
            var dataKey = keys.Unwrap(Key, Bound(owner, Kept.Id));
            var plain = Sealing.Unpad(Sealing.Decrypt(dataKey, Nonce, Ciphertext, Associated(owner, Kept)));
            var content = sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(plain);
            return new EvidenceFile(Encoding.UTF8.GetString(plain[sizeof(int)..content]), Kept.Media, plain[content..].ToArray());
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Not the owner's id alone: that one wraps the key of a person's answers.
    private static string Bound(string owner, Guid id) => $"evidence/{owner}/{id:N}";

    private static byte[] Associated(string owner, KeptEvidence kept) =>
        Encoding.UTF8.GetBytes($"conoceles/evidence/{owner}/{kept.Id:N}/{kept.Media}/{kept.Sha256}");
}
