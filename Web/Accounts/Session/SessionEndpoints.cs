namespace Conoceles.Web.Accounts.Session;

/// <summary>
/// <c>/sesion</c>: how long the session has left. Asking prolongs nothing; sending it, which the person does by her
/// own hand, does: the session was seen by the store on the way here.
/// </summary>
internal static class SessionEndpoints
{
    public static IResult Show(HttpContext context) => Results.Json(SessionState.Of(context));

    public static IResult Extend(HttpContext context) => Show(context);
}
