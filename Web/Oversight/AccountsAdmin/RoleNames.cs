using Conoceles.Candidacies;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>The roles as the institute reads them.</summary>
internal static class RoleNames
{
    /// <summary>Of the institute, those whose accounts the UT makes; the cluster's operators are made at the console.</summary>
    public static readonly IReadOnlyList<Role> OfInstitute = [Role.Reviewer, Role.UtAdministrator, Role.Commission, Role.Communication];

    public static string Of(Role role) => role switch
    {
        Role.Capturist => "Captura",
        Role.Candidate => "Cuenta propia",
        Role.Reviewer => "Revisión UT",
        Role.UtAdministrator => "Administración UT",
        Role.Commission => "Comisión y Consejo",
        Role.Communication => "Comunicación social",
        Role.Operator => "Operación",
        _ => "Sistema",
    };
}
