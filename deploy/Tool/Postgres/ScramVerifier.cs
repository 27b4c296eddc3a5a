using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Deploy.Postgres;

/// <summary>
/// The form in which PostgreSQL stores a password (RFC 5803). Computed here, so that a server's log, wherever it
/// is, never sees the password itself in a CREATE ROLE.
/// </summary>
public static class ScramVerifier
{
    private const int Iterations = 4096;

    /// <param name="password">ASCII, which needs no SASLprep.</param>
    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        var salted = Rfc2898DeriveBytes.Pbkdf2(
            Encoding.ASCII.GetBytes(password), salt, Iterations, HashAlgorithmName.SHA256, 32);
        var stored = SHA256.HashData(HMACSHA256.HashData(salted, "Client Key"u8));
        var server = HMACSHA256.HashData(salted, "Server Key"u8);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SCRAM-SHA-256${Iterations}:{Convert.ToBase64String(salt)}${Convert.ToBase64String(stored)}:{Convert.ToBase64String(server)}");
    }
}
