using System.Text.RegularExpressions;

namespace Conoceles.Questionnaires;

/// <summary>Addresses of pages and of profiles in social networks.</summary>
public static partial class WebAddress
{
    /// <summary>Without blanks, and with https:// when only the host was written: <c>www.ejemplo.mx/yo</c>.</summary>
    public static string Normalise(string text)
    {
        var word = AnswerText.CleanWord(text);
        return HostFirst().IsMatch(word) ? "https://" + word : word;
    }

    /// <summary>True for http or https to a named host, without user and password.</summary>
    public static bool IsAddress(string text) => Parse(text) is not null;

    /// <summary>
    /// The address of a profile: a user name goes after the network's own beginning, an address of the network gets
    /// https. Anything else stays as it is.
    /// </summary>
    public static string NormaliseProfile(SocialNetwork network, string text)
    {
        var line = AnswerText.CleanLine(text);
        var address = Normalise(line);
        if (Parse(address) is { } uri && IsOf(network, uri))
            return "https://" + uri.Host + address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..][HostLength(address)..];
        return UserName().Match(line) is { Success: true } name ? network.Profile + name.Groups[1].Value : line;
    }

    /// <summary>True when the text is an address of the network.</summary>
    public static bool IsProfile(SocialNetwork network, string text) => Parse(text) is { } uri && IsOf(network, uri);

    /// <summary>True when the text is clearly something else than a profile of the network: an address of another place.</summary>
    public static bool IsElsewhere(SocialNetwork network, string text) =>
        !IsProfile(network, text) && (text.Contains('/', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal));

    private static int HostLength(string address)
    {
        var rest = address.AsSpan(address.IndexOf("://", StringComparison.Ordinal) + 3);
        var end = rest.IndexOfAny('/', '?', '#');
        return end < 0 ? rest.Length : end;
    }

    private static bool IsOf(SocialNetwork network, Uri uri) => uri.IsDefaultPort && network.Hosts.Any(
        h => uri.Host == h || uri.Host.EndsWith("." + h, StringComparison.Ordinal));

    private static Uri? Parse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && uri.UserInfo.Length == 0 && uri.Host.Contains('.', StringComparison.Ordinal) && text.Contains("://", StringComparison.Ordinal)
            ? uri
            : null;

    [GeneratedRegex(@"^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}([/?#].*)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HostFirst();

    [GeneratedRegex(@"^@?([A-Za-z0-9_][A-Za-z0-9._-]{0,99})$")]
    private static partial Regex UserName();
}
