using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Conoceles.Deploy.Keys;

/// <summary>The certificate that encrypts the webs' data protection keys at rest.</summary>
public static class WebKeyCertificate
{
    public static string PathIn(DataFolder folder) => Path.Combine(folder.Keys, "web-keys.pfx");

    public static string Ensure(DataFolder folder)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            // RSA: data protection's XML encryption knows no other.
            using var key = RSA.Create(3072);
            var request = new CertificateRequest("CN=Conoceles web keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            var now = DateTimeOffset.UtcNow;
            using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
            PrivateFile.Write(path, certificate.Export(X509ContentType.Pkcs12));
        }
        return path;
    }
}
