using System.Text.Json.Serialization;

namespace Conoceles.Elections;

/// <summary>
/// What the registry of candidacies says of one person's candidacy. The birth date, CURP, RFC and voter key are not
/// here: the age on election day is computed at import and the rest is never read.
/// </summary>
[GenerateSerializer, Immutable, Alias("RegistryEntry")]
public sealed record RegistryEntry
{
    /// <summary>The registry's own key, unique in an election.</summary>
    [Id(0)]
    public required string Key { get; init; }

    [Id(1)]
    public required string GivenNames { get; init; }

    [Id(2)]
    public required string FirstSurname { get; init; }

    [Id(3)]
    public string SecondSurname { get; init; } = "";

    [Id(4)]
    public string Nickname { get; init; } = "";

    /// <summary><c>Mujer</c> or <c>Hombre</c>; anything else is a sensitive datum and stays blank in public.</summary>
    [Id(5)]
    public string Sex { get; init; } = "";

    /// <summary>Years completed on election day.</summary>
    [Id(6)]
    public required int Age { get; init; }

    /// <summary>Office id of the election.</summary>
    [Id(7)]
    public required string Office { get; init; }

    /// <summary>District number, when the office is voted by district.</summary>
    [Id(8)]
    public int? District { get; init; }

    /// <summary>INEGI code, when the office is voted by municipality.</summary>
    [Id(9)]
    public string? Municipality { get; init; }

    /// <summary>Position in a list or slate; null where the office has one post.</summary>
    [Id(10)]
    public int? ListNumber { get; init; }

    [Id(11)]
    public required Character Character { get; init; }

    /// <summary>Political actor id: what the citizen sees.</summary>
    [Id(12)]
    public required string PoliticalActor { get; init; }

    /// <summary>Party id that captures; an independent is her own.</summary>
    [Id(13)]
    public required string ResponsibleParty { get; init; }

    /// <summary>Local date of the approval by the Consejo General.</summary>
    [Id(14)]
    public required DateOnly ApprovedOn { get; init; }

    [Id(15)]
    public required string ApprovalAgreement { get; init; }

    /// <summary>Local date on which the account that reaches this candidacy was received; null until then.</summary>
    [Id(16)]
    public DateOnly? AccountDeliveredOn { get; init; }

    /// <summary>
    /// Ids of the groups under whose affirmative action (acción afirmativa) it was registered, sorted and separated
    /// by one space; empty when there is none. One text, so that two entries that say the same are equal.
    /// </summary>
    [Id(17)]
    public string AffirmativeActions { get; init; } = "";

    /// <summary>Elección consecutiva: the person holds the office and seeks it again.</summary>
    [Id(18)]
    public bool Reelection { get; init; }

    /// <summary>Given names, then surnames, as a person reads them.</summary>
    [JsonIgnore]
    public string FullName => string.Join(' ', new[] { GivenNames, FirstSurname, SecondSurname }.Where(n => n.Length > 0));
}

/// <summary>Titular or substitute of a formula (propietaria, suplente).</summary>
[GenerateSerializer, Alias("Character")]
public enum Character
{
    Titular,
    Substitute,
}
