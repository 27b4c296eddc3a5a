using Conoceles.Elections;
using Conoceles.Web.Accounts.SignIn;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Accounts.Activation;

/// <summary>
/// <c>/activar</c>: the code of the delivery sheet is exchanged, once, for a password. What is refused before the code is
/// looked at (an empty field, a weak password) says nothing of any account; the rest is one sentence.
/// </summary>
internal static class ActivationEndpoints
{
    public const string Path = "/activar";
    public const string UserField = "usuario";
    public const string CodeField = "codigo";
    public const string PasswordField = "contrasena";
    public const string AgainField = "repetida";

    // The throttle's own names: wrong codes do not slow the sign-in of somebody who has her password.
    private const string Throttled = "activar ";
    private const int MaxUser = 256;

    public static IResult Show() => Page("", "", []);

    public static async Task<IResult> Activate(HttpContext context, ActivationStore store, SignInThrottle throttle, ElectionReader elections)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var user = form[UserField].ToString().Trim();
        var code = form[CodeField].ToString().Trim();
        var password = form[PasswordField].ToString();
        if (Problems(user, code, password, form[AgainField].ToString(), await elections.CurrentOrNull(context.RequestAborted)) is { Count: > 0 } problems)
            return Page(user, code, problems);

        var from = context.Connection.RemoteIpAddress;
        var name = Throttled + (user.Length > MaxUser ? user[..MaxUser] : user);
        await Task.Delay(throttle.Wait(name, from), context.RequestAborted);
        if (!await store.Activate(user, code, password, context.RequestAborted))
        {
            throttle.Failed(name, from);
            return Page(user, code, [new PageError(UserField, ActivationMessages.Refused)]);
        }

        throttle.Succeeded(name, from);
        return Results.Redirect($"/entrar?{SignInEndpoints.ActivatedParameter}=1");
    }

    private static List<PageError> Problems(string user, string code, string password, string again, ElectionDefinition? election)
    {
        var errors = new List<PageError>();
        if (user.Length == 0)
            errors.Add(new PageError(UserField, ActivationMessages.NeedUser));
        if (code.Length == 0)
            errors.Add(new PageError(CodeField, ActivationMessages.NeedCode));
        if (PasswordSentence(password, user, election) is { } sentence)
            errors.Add(new PageError(PasswordField, sentence));
        else if (again.Length == 0)
            errors.Add(new PageError(AgainField, ActivationMessages.NeedAgain));
        else if (again != password)
            errors.Add(new PageError(AgainField, ActivationMessages.Different));
        return errors;
    }

    private static string? PasswordSentence(string password, string user, ElectionDefinition? election)
    {
        if (password.Length == 0)
            return ActivationMessages.NeedPassword;
        var actors = election is null ? [] : election.Actors.SelectMany(a => new[] { a.Id, a.Acronym, a.Name });
        return PasswordRules.Judge(password, [user, .. actors]) switch
        {
            PasswordProblem.TooShort => ActivationMessages.TooShort,
            PasswordProblem.TooLong => ActivationMessages.TooLong,
            PasswordProblem.Guessable => ActivationMessages.Guessable,
            _ => null,
        };
    }

    private static IResult Page(string user, string code, List<PageError> errors) => Pages.Render<ActivationPage>(
        errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK,
        (nameof(ActivationPage.User), user), (nameof(ActivationPage.Code), code), (nameof(ActivationPage.Errors), errors));
}
