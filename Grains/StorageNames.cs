namespace Conoceles;

/// <summary>
/// Names that stored data depends on. The state name, not the grain's class, is the storage key in Orleans' ADO.NET
/// provider: each is used by one grain class, which an architecture test holds.
/// </summary>
public static class StorageNames
{
    /// <summary>Database <c>conoceles_curricular</c>.</summary>
    public const string CurricularProvider = "curricular";

    /// <summary>Database <c>conoceles_identidad</c>.</summary>
    public const string IdentityProvider = "identidad";

    public const string Candidacy = "candidacy";
    public const string IdentityVault = "identity-vault";
    public const string Election = "election";
    public const string ElectionRegistry = "election-registry";
    public const string Import = "import";
    public const string ImportProgress = "import-progress";
    public const string Confirmation = "confirmation";
    public const string Delivery = "delivery";
    public const string ReviewQueue = "review-queue";
    public const string WorkPlan = "work-plan";
    public const string ArcoRegister = "arco-register";
    public const string ArcoRequest = "arco-request";
    public const string Cut = "cut";

    /// <summary>Part of every storage key: it never changes.</summary>
    public const string ServiceId = "conoceles";
}
