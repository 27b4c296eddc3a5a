using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Conoceles.Grains.Identity;

/// <summary>AES-256-GCM and the padding that hides how much somebody answered.</summary>
internal static class Sealing
{
    public const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Block = 4096;

    public static (byte[] Nonce, byte[] Ciphertext) Encrypt(byte[] key, byte[] plain, byte[] associated)
    {
        var nonce = RandomNumberGenerator.GetBytes(NonceBytes);
        var sealed_ = new byte[plain.Length + TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, sealed_.AsSpan(0, plain.Length), sealed_.AsSpan(plain.Length), associated);
        return (nonce, sealed_);
    }

    /// <summary>Throws <see cref="CryptographicException"/> when a byte or the associated data changed.</summary>
    public static byte[] Decrypt(byte[] key, byte[] nonce, byte[] sealed_, byte[] associated)
    {
        var plain = new byte[sealed_.Length - TagBytes];
        using var aes = new AesGcm(key, TagBytes);
        aes.Decrypt(nonce, sealed_.AsSpan(0, plain.Length), sealed_.AsSpan(plain.Length), plain, associated);
        return plain;
    }

    /// <summary>Length prefix, content, zeros to a multiple of 4 KiB.</summary>
    public static byte[] Pad(byte[] content)
    {
        var padded = new byte[(content.Length + sizeof(int) + Block - 1) / Block * Block];
        BinaryPrimitives.WriteInt32BigEndian(padded, content.Length);
        content.CopyTo(padded, sizeof(int));
        return padded;
    }

    public static ReadOnlySpan<byte> Unpad(byte[] padded) =>
        padded.AsSpan(sizeof(int), BinaryPrimitives.ReadInt32BigEndian(padded));
}
