using Conoceles.Web.Shared.Layout;
using Microsoft.Extensions.Primitives;

namespace Conoceles.Web.Shared.Rescue;

/// <summary>
/// What a form said, to be given back. It lives nowhere but in the page that shows it: who is not signed in leaves
/// nothing with us, and what she wrote travels with her form.
/// </summary>
/// <param name="Action">Address that the form was for.</param>
/// <param name="Fields">Everything in it but its token and, on the rescue page's own sign-in, user and password.</param>
/// <param name="Files">Names of the file inputs that came with a file: it cannot be given back.</param>
public sealed record RescuedForm(string Action, IReadOnlyList<KeyValuePair<string, StringValues>> Fields, IReadOnlyList<string> Files)
{
    /// <summary>Address of the rescue page's own sign-in.</summary>
    public const string SignInPath = "/entrar/rescate";

    public const string ActionField = "acceso-destino";
    public const string UserField = "acceso-usuario";
    public const string PasswordField = "acceso-contrasena";
    private const string TokenField = "__RequestVerificationToken";

    /// <summary>What the person typed as her user; empty the first time.</summary>
    public string User { get; init; } = "";

    /// <summary>Why signing in did not work; null the first time.</summary>
    public string? Problem { get; init; }

    /// <summary>True for a form of capture, and for one that already came back and signs in.</summary>
    public static bool IsOne(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && (Areas.Of(request.Path) is Area.Capture || request.Path == SignInPath);

    public static RescuedForm Of(HttpRequest request, IFormCollection form) => Of(
        request.Path == SignInPath ? form[ActionField].ToString() : request.Path.Value!,
        form,
        [.. form.Files.Where(f => f.FileName.Length > 0).Select(f => f.Name).Distinct(StringComparer.Ordinal)]);

    public static RescuedForm Of(string action, IEnumerable<KeyValuePair<string, StringValues>> fields, IReadOnlyList<string> files) =>
        new(action, [.. fields.Where(f => f.Key is not (TokenField or ActionField or UserField or PasswordField))], files);
}
