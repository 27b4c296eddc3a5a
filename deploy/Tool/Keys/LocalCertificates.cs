using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Conoceles.Deploy.Keys;

/// <summary>
/// An authority of our own and the webs' certificate, for <c>--tls</c>. The authority's key is forgotten at once: a
/// browser that trusts it can be shown nothing else signed by it.
/// </summary>
/// <param name="Authority">PEM of the authority: what a browser or curl must be told to trust.</param>
/// <param name="Certificate">PEM of the webs' certificate.</param>
/// <param name="Key">PEM of its key, mode 0600.</param>
public sealed record LocalCertificates(string Authority, string Certificate, string Key)
{
    private static readonly TimeSpan _validity = TimeSpan.FromDays(365);
    private static readonly TimeSpan _renewal = TimeSpan.FromDays(30);

    /// <summary>The ones in the folder; new ones when there are none or they are about to end.</summary>
    public static LocalCertificates Ensure(DataFolder folder)
    {
        var files = new LocalCertificates(
            Path.Combine(folder.Keys, "ca.pem"), Path.Combine(folder.Keys, "web.pem"), Path.Combine(folder.Keys, "web-key.pem"));
        if (!files.AreCurrent())
            files.Make();
        return files;
    }

    private bool AreCurrent()
    {
        if (!File.Exists(Authority) || !File.Exists(Certificate) || !File.Exists(Key))
            return false;
        using var certificate = X509CertificateLoader.LoadCertificateFromFile(Certificate);
        return certificate.NotAfter.ToUniversalTime() > DateTime.UtcNow + _renewal;
    }

    private void Make()
    {
        var from = DateTimeOffset.UtcNow.AddDays(-1);
        var to = from + _validity;
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Conoceles local", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var authority = request.CreateSelfSigned(from, to);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var web = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        web.CertificateExtensions.Add(names.Build());
        web.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        web.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        web.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        web.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var certificate = web.Create(authority, from, to, RandomNumberGenerator.GetBytes(16));

        PrivateFile.Write(Key, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        PrivateFile.Write(Certificate, Encoding.ASCII.GetBytes(certificate.ExportCertificatePem()));
        PrivateFile.Write(Authority, Encoding.ASCII.GetBytes(authority.ExportCertificatePem()));
    }
}
