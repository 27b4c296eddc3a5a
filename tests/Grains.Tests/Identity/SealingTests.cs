using System.Security.Cryptography;
using Conoceles.Grains.Identity;
using CsCheck;

namespace Conoceles.Grains.Tests.Identity;

public class SealingTests
{
    [Fact]
    public void Pad_OfAnyContent_IsAMultipleOf4KiBAndComesBack() =>
        Gen.Byte.Array[0, 9000].Sample(content =>
        {
            var padded = Sealing.Pad(content);
            return padded.Length % 4096 == 0 && Sealing.Unpad(padded).SequenceEqual(content);
        });

    [Fact]
    public void Unwrap_ForAnotherPerson_IsRefused()
    {
        var keys = VaultKeys.CreateEphemeral();
        var wrapped = keys.Wrap(RandomNumberGenerator.GetBytes(32), "cand-prueba-000001");
        Assert.ThrowsAny<CryptographicException>(() => keys.Unwrap(wrapped, "cand-prueba-000002"));
    }

    [Fact]
    public void Decrypt_WithAnyByteChanged_IsRefused()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        var (nonce, ciphertext) = Sealing.Encrypt(key, Sealing.Pad("si"u8.ToArray()), "a"u8.ToArray());
        Assert.Equal(4096 + 16, ciphertext.Length);
        Gen.Int[0, ciphertext.Length - 1].Sample(at =>
        {
            var changed = ciphertext.ToArray();
            changed[at] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => Sealing.Decrypt(key, nonce, changed, "a"u8.ToArray()));
        }, iter: 50);
    }
}
