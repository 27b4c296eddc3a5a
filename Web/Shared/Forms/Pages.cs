using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Conoceles.Web.Shared.Forms;

/// <summary>How endpoints answer with a page.</summary>
public static class Pages
{
    /// <summary>A page component with its parameters. Never streamed: a page is whole or it is an error page.</summary>
    public static IResult Render<T>(params IEnumerable<(string Name, object? Value)> parameters)
        where T : IComponent => Render<T>(StatusCodes.Status200OK, parameters);

    public static IResult Render<T>(int status, params IEnumerable<(string Name, object? Value)> parameters)
        where T : IComponent =>
        new RazorComponentResult<T>(parameters.ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal))
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        };

    /// <summary>A form: refused without its antiforgery token.</summary>
    public static RouteHandlerBuilder NeedsToken(this RouteHandlerBuilder endpoint) =>
        endpoint.WithMetadata(new RequireAntiforgeryTokenAttribute(required: true));
}
