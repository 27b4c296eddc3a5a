using System.Globalization;
using System.Threading.RateLimiting;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Answers;
using Conoceles.Web.Shared.Rescue;
using Microsoft.AspNetCore.RateLimiting;

namespace Conoceles.Web.Shared.Security;

/// <summary>
/// How many requests a minute are attended, by account and network; as many may come at once. They stop a program that
/// runs wild, not a party that works behind one address on the last night: only signing in is counted by the network
/// alone, as nobody is signed in yet. Zero takes a limit away.
/// </summary>
/// <param name="SignIns"><c>Limits:SignIns</c>, by network; calls of the registry's systems apart, as many. The default is 120; each account has besides the growing wait of <c>SignInThrottle</c>.</param>
/// <param name="Uploads"><c>Limits:Uploads</c>: forms with a file, by account and network. The default is 30.</param>
/// <param name="Requests"><c>Limits:Requests</c>: anything else behind the sign-in, by account and network. The default is 6,000.</param>
/// <param name="Searches"><c>Limits:Searches</c>: public pages that are made for their question, by network. The default is 6,000; baked pages have none.</param>
public sealed record RequestLimits(int SignIns, int Uploads, int Requests, int Searches)
{
    private const int Minute = 60;

    /// <exception cref="InvalidOperationException">A limit is not a number.</exception>
    public static RequestLimits Read(IConfiguration configuration)
    {
        return new RequestLimits(Number("Limits:SignIns", 120), Number("Limits:Uploads", 30), Number("Limits:Requests", 6_000), Number("Limits:Searches", 6_000));

        int Number(string name, int usual) =>
            configuration[name] is not { Length: > 0 } text ? usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit
            : throw new InvalidOperationException($"{name} must be a whole number of requests a minute; 0 for none.");
    }

    public void Add(IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
        limiter.OnRejected = Refuse;
    });

    private RateLimitPartition<string> Partition(HttpContext context)
    {
        var request = context.Request;
        var network = ClientNetwork.Of(context.Connection.RemoteIpAddress);
        if (!SecurityHeaders.IsPrivate(request.Path))
            return request.QueryString.HasValue || request.Path.StartsWithSegments("/acuse", StringComparison.Ordinal) ? Bucket("s" + network, Searches) : Free();
        // Guessing a code is guessing too, and so is guessing a key: of programs, too, nobody is known yet.
        if (ApiProblem.IsWanted(request.Path))
            return Bucket("r" + network, SignIns);
        if (HttpMethods.IsPost(request.Method)
            && (request.Path.StartsWithSegments("/entrar", StringComparison.Ordinal) || request.Path.StartsWithSegments("/activar", StringComparison.Ordinal)))
            return Bucket("e" + network, SignIns);
        var who = $"{context.User.FindFirst(SessionClaims.Account)?.Value}@{network}";
        return HttpMethods.IsPost(request.Method) && request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
            ? Bucket("f" + who, Uploads)
            : Bucket("p" + who, Requests);
    }

    private static RateLimitPartition<string> Free() => RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Bucket(string key, int perMinute)
    {
        if (perMinute == 0)
            return Free();
        var tokens = Math.Max(1, perMinute / Minute);
        return RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromSeconds((double)Minute * tokens / perMinute),
            QueueLimit = 0,
        });
    }

    private static async ValueTask Refuse(OnRejectedContext refused, CancellationToken cancellation)
    {
        var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        refused.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        // A form comes back with its text; anything else gets the error's page.
        await RescueForm.TryRender(refused.HttpContext, RescueReason.TooMany);
    }
}
