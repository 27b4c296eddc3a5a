namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>In what an account is; derived, never stored.</summary>
/// <param name="Slug">As addresses write it.</param>
/// <param name="Name">As lists name several.</param>
/// <param name="One">Of one account.</param>
public sealed record AccountState(string Slug, string Name, string One)
{
    /// <summary>Its person has not chosen a password yet.</summary>
    public static readonly AccountState NotActivated = new("sin-activar", "Sin activar", "Sin activar");

    /// <summary>The code of its sheet is good for nothing: it needs another.</summary>
    public static readonly AccountState CodeExpired = new("codigo-vencido", "Código vencido", "Código vencido");

    public static readonly AccountState Active = new("activas", "Activas", "Activa");

    public static readonly AccountState Disabled = new("deshabilitadas", "Deshabilitadas", "Deshabilitada");

    /// <summary>In the order of what has to be done about them.</summary>
    public static readonly IReadOnlyList<AccountState> All = [NotActivated, CodeExpired, Active, Disabled];

    /// <param name="isCodeExpired">A code was issued and its time passed.</param>
    public static AccountState Of(bool isDisabled, bool hasPassword, bool isCodeExpired) =>
        isDisabled ? Disabled
        : hasPassword ? Active
        : isCodeExpired ? CodeExpired
        : NotActivated;
}
