using System.Globalization;

namespace Conoceles.Web.Accounts.Activation;

/// <summary>How accounts are delivered.</summary>
/// <param name="CodeLife"><c>Accounts:CodeLife</c>: how long an activation code is good. The default is seven days.</param>
/// <param name="CaptureUrl"><c>Accounts:CaptureUrl</c>: where parties and candidates sign in, as the sheets print it; null when that is where the institute reaches this process.</param>
public sealed record ActivationSettings(TimeSpan CodeLife, Uri? CaptureUrl)
{
    /// <exception cref="InvalidOperationException">A setting is wrong; the text says which.</exception>
    public static ActivationSettings Read(IConfiguration configuration) => new(
        configuration["Accounts:CodeLife"] is not { Length: > 0 } life ? TimeSpan.FromDays(7)
            : TimeSpan.TryParse(life, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero && span <= TimeSpan.FromDays(90) ? span
            : throw new InvalidOperationException("Accounts:CodeLife must be a span of time of at most 90 days, as 7.00:00:00."),
        configuration["Accounts:CaptureUrl"] is not { Length: > 0 } text ? null
            : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url
            : throw new InvalidOperationException("Accounts:CaptureUrl must be an http or https address."));

    /// <summary>The site that a sheet sends its person to.</summary>
    /// <param name="forCapture">She captures; otherwise she is of the institute.</param>
    public string Site(HttpRequest request, bool forCapture) =>
        (forCapture ? CaptureUrl?.GetLeftPart(UriPartial.Authority) : null) ?? $"{request.Scheme}://{request.Host}";
}
