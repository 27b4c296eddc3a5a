namespace Conoceles.Web.Accounts;

/// <summary>What a server-side session says of its account. The browser holds only the session's key.</summary>
public static class SessionClaims
{
    public const string Account = "account";
    public const string Session = "session";
    public const string Role = "role";
    public const string Party = "party";
    public const string Candidacy = "candidacy";
    public const string Name = "name";
}
