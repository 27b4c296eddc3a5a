using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Conoceles.Web.Shared.Answers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary>Lets in whoever shows a good key of the registry. It knows no cookie, and its principal opens no page.</summary>
internal sealed class RegistryTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, RegistryTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "registro";
    public const string TokenClaim = "registro-llave";
    public const string SystemClaim = "registro-sistema";

    /// <summary>Only of a key of the election that the pages are about.</summary>
    public const string ElectionClaim = "registro-proceso";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header) || !"Bearer".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if (RegistryToken.Read(header.Parameter) is not { } shown || await tokens.Use(shown, Request.Method, Context.RequestAborted) is not { } verdict)
            return AuthenticateResult.Fail("token-unknown");
        if (verdict.Outcome is TokenOutcome.Expired or TokenOutcome.Revoked)
            return AuthenticateResult.Fail("token-" + verdict.Outcome);
        var identity = new ClaimsIdentity([new(TokenClaim, shown.Id), new(SystemClaim, verdict.System)], Name);
        if (verdict.Outcome is TokenOutcome.Good)
            identity.AddClaim(new Claim(ElectionClaim, "1"));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer realm=\"registro\"";
        var failure = (await HandleAuthenticateOnceSafeAsync()).Failure?.Message;
        var problem = ApiProblem.Of(StatusCodes.Status401Unauthorized);
        await (failure is null ? problem : problem with { Code = failure, Title = ApiMessages.Refused(failure) }).Result().ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        ApiProblem.Of(StatusCodes.Status403Forbidden).Result().ExecuteAsync(Context);
}
