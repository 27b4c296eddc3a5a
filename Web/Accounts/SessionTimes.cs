namespace Conoceles.Web.Accounts;

/// <summary>What became of the session whose key the browser sent.</summary>
public enum SessionEnd
{
    /// <summary>It has not ended.</summary>
    None,

    /// <summary>Nobody did anything for too long.</summary>
    Idle,

    /// <summary>It lasted as long as any may.</summary>
    Limit,

    /// <summary>Signed out, here or elsewhere, or its account changed.</summary>
    Closed,

    /// <summary>The account was disabled. Only who holds the key of a session of it is told.</summary>
    Disabled,
}

/// <summary>The session of this request, as the store found it; a feature of the request.</summary>
/// <param name="End">Whether it ended, and how.</param>
/// <param name="IdleLeft">Until it ends if nothing is done; zero when it ended.</param>
/// <param name="AbsoluteLeft">Until it ends whatever is done.</param>
public sealed record SessionTimes(SessionEnd End, TimeSpan IdleLeft, TimeSpan AbsoluteLeft)
{
    /// <summary>Header of a request that our scripts make by themselves: it is not the person's, and prolongs nothing.</summary>
    public const string NotActivity = "X-Sin-Actividad";

    /// <summary>Address of the state of a session: asking for it prolongs nothing either.</summary>
    public const string Path = "/sesion";

    /// <summary>Addresses that a page asks by itself and cannot say so in a header.</summary>
    private static readonly string[] ByThemselves = [Path, Oversight.Links.BoardChanges];

    public static SessionTimes Ended(SessionEnd how) => new(how, TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>Null when the request brought no key of a session.</summary>
    public static SessionTimes? Of(HttpContext context) => context.Features.Get<SessionTimes>();

    /// <summary>True for what a page asks without its person.</summary>
    public static bool IsByItself(HttpRequest request) =>
        request.Headers.ContainsKey(NotActivity) || (HttpMethods.IsGet(request.Method) && ByThemselves.Contains(request.Path.Value, StringComparer.Ordinal));

    /// <summary>As the address of the sign-in page says it; null when there is nothing to explain.</summary>
    public string? Word => End switch
    {
        SessionEnd.Idle => "inactividad",
        SessionEnd.Limit => "limite",
        SessionEnd.Closed => "cerrada",
        SessionEnd.Disabled => "deshabilitada",
        _ => null,
    };
}
