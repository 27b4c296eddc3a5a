namespace Conoceles.Web.Accounts;

/// <summary>What <c>accounts.act</c> may say was done to an account.</summary>
public static class AccountActKinds
{
    public const string Created = "created";
    public const string CodeIssued = "code-issued";
    public const string Activated = "activated";
    public const string Disabled = "disabled";
    public const string Enabled = "enabled";
    public const string SessionsClosed = "sessions-closed";
    public const string SignedIn = "signed-in";
}
