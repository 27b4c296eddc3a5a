namespace Conoceles.Web.Tests;

/// <summary>The headers that every answer must have (ux-security §3.2).</summary>
internal static class Headers
{
    public static void AssertSafe(HttpResponseMessage answer, bool isPrivate)
    {
        Assert.Equal(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'",
            One(answer, "Content-Security-Policy"));
        Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
        Assert.Equal("DENY", One(answer, "X-Frame-Options"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Resource-Policy"));
        Assert.Equal("camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()", One(answer, "Permissions-Policy"));
        Assert.Equal(isPrivate ? "same-origin" : "strict-origin-when-cross-origin", One(answer, "Referrer-Policy"));
        Assert.Null(One(answer, "Server"));
        Assert.Null(One(answer, "X-Powered-By"));
        if (isPrivate || (int)answer.StatusCode >= 400)
            Assert.Equal("no-store", One(answer, "Cache-Control"));
    }

    public static string? One(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;
}
