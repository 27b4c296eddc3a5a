using System.Text.Json.Serialization;

namespace Conoceles.Candidacies;

/// <summary>
/// Who gives a command, built in one factory of the web from the server-side session, never from a form.
/// The grain decides with it again: a page that forgets a check cannot open another party's candidacy.
/// </summary>
/// <param name="AccountId">Opaque account id, or the name of the system's part that acts.</param>
/// <param name="SessionId">Server-side session; empty for the system.</param>
/// <param name="Role">One role per account.</param>
/// <param name="Party">Id of the responsible party a capturist belongs to; null for the institute.</param>
/// <param name="Candidacy">Id of the one candidacy of a candidate's own account; null for everybody else.</param>
[GenerateSerializer, Immutable, Alias("Actor")]
public sealed record Actor(
    [property: Id(0)] string AccountId,
    [property: Id(1)] string SessionId,
    [property: Id(2)] Role Role,
    [property: Id(3)] string? Party,
    [property: Id(4)] string? Candidacy = null)
{
    /// <summary>Begins the account of every part of the system.</summary>
    public const string SystemPrefix = "sistema:";

    /// <summary>The system's own actor; <paramref name="part"/> says which part of it, for the audit.</summary>
    public static Actor ForSystem(string part) => new(SystemPrefix + part, "", Role.System, null);

    /// <summary>True for those who may read a candidacy whatever its party.</summary>
    [JsonIgnore]
    public bool BelongsToInstitute =>
        Role is Role.System or Role.Reviewer or Role.UtAdministrator or Role.Commission;
}
