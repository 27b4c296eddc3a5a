using System.Collections.Frozen;

namespace Conoceles.Deploy.Postgres;

/// <summary>Names of the three databases and of who may connect to each.</summary>
public static class Databases
{
    public const string Main = "conoceles";
    public const string Curricular = "conoceles_curricular";
    public const string Identity = "conoceles_identidad";

    /// <summary>In the order in which they are migrated.</summary>
    public static IReadOnlyList<string> All { get; } = [Main, Curricular, Identity];

    /// <summary>Database → roles with the right to connect.</summary>
    public static FrozenDictionary<string, string[]> Connect { get; } = new Dictionary<string, string[]>
    {
        [Main] = [Roles.Owner, Roles.Silo, Roles.Web, Roles.Public],
        [Curricular] = [Roles.Owner, Roles.Curricular, Roles.Oversight],
        [Identity] = [Roles.Owner, Roles.Identity],
    }.ToFrozenDictionary();

    /// <summary>Folder of a database's migrations.</summary>
    public static string MigrationsOf(string database) => Path.Combine(
        AppContext.BaseDirectory, "sql", database switch
        {
            Main => "main",
            Curricular => "curricular",
            Identity => "identity",
            _ => throw new ArgumentOutOfRangeException(nameof(database), database, null),
        });
}

/// <summary>Login roles, each with the least that its process needs.</summary>
public static class Roles
{
    /// <summary>Owns the databases and runs migrations; no process of the system uses it.</summary>
    public const string Owner = "conoceles_owner";

    /// <summary>Silos, in the main database.</summary>
    public const string Silo = "conoceles_silo";

    /// <summary>Silos, curricular grain state and the oversight rows.</summary>
    public const string Curricular = "conoceles_curricular";

    /// <summary>Silos, identity grain state.</summary>
    public const string Identity = "conoceles_identity";

    /// <summary>Webs: accounts, keys, and where the gateways are.</summary>
    public const string Web = "conoceles_web";

    /// <summary>Webs of oversight: reads the oversight rows.</summary>
    public const string Oversight = "conoceles_oversight";

    /// <summary>Webs of the public role: reads the public record.</summary>
    public const string Public = "conoceles_public";

    public static IReadOnlyList<string> All { get; } =
        [Owner, Silo, Curricular, Identity, Web, Oversight, Public];

    /// <summary>Settings of a role's sessions in a database.</summary>
    /// <remarks>
    /// The search_path is how Orleans' unqualified <c>OrleansQuery</c> is found. Read-only roles are also read-only
    /// by their sessions, so that a right granted by mistake is not enough to write.
    /// </remarks>
    public static IReadOnlyList<(string Role, string Database, string Setting, string Value)> Settings { get; } =
    [
        (Silo, Databases.Main, "search_path", "cluster"),
        (Web, Databases.Main, "search_path", "cluster"),
        (Public, Databases.Main, "search_path", "public_record"),
        (Public, Databases.Main, "default_transaction_read_only", "on"),
        (Curricular, Databases.Curricular, "search_path", "grains"),
        (Oversight, Databases.Curricular, "search_path", "oversight"),
        (Oversight, Databases.Curricular, "default_transaction_read_only", "on"),
        (Identity, Databases.Identity, "search_path", "grains"),
    ];
}
