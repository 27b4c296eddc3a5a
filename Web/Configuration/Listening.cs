using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Conoceles.Web.Configuration;

/// <summary>Where Kestrel listens: the site's address, and the health port on loopback only.</summary>
public static class Listening
{
    /// <summary>A section's texts at their caps, in UTF-8 and form-encoded, stay far below; registry files too. Documents have more, on their route alone.</summary>
    public const long MaxBody = 8 * 1024 * 1024;

    private const int MaxInMemory = 1024 * 1024;

    public static void AddListening(this WebApplicationBuilder builder, WebSettings settings)
    {
        // Nothing may add an address behind our back.
        builder.WebHost.UseUrls();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            Listen(kestrel, settings);
            if (settings.HealthPort > 0)
                kestrel.Listen(IPAddress.Loopback, settings.HealthPort);
        });
        builder.Services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 200;
            form.ValueLengthLimit = (int)MaxBody;
            form.MultipartBodyLengthLimit = MaxBody;
            // A photograph that may be taken never touches the disk: it still has where and by whom it was taken.
            form.MemoryBufferThreshold = MaxInMemory;
        });
    }

    private static void Listen(KestrelServerOptions kestrel, WebSettings settings)
    {
        var url = settings.Url;
        if (url.Host == "localhost")
            kestrel.ListenLocalhost(url.Port, Secure);
        else if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
            kestrel.Listen(address, url.Port, Secure);
        else
            kestrel.ListenAnyIP(url.Port, Secure);

        void Secure(ListenOptions listen)
        {
            if (url.Scheme == Uri.UriSchemeHttps)
                listen.UseHttps(X509Certificate2.CreateFromPemFile(settings.CertificateFile!, settings.CertificateKeyFile));
        }
    }
}
