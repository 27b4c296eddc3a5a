using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Conoceles.Photos;
using Conoceles.Questionnaires;

namespace Conoceles.Elections;

/// <summary>
/// An election (proceso electoral) as data: what is voted, where, by whom it is contested and when things are
/// public. Files live in <c>deploy/elections/</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("ElectionDefinition")]
public sealed record ElectionDefinition
{
    /// <summary>Lowercase letters, digits and hyphens; part of every candidacy's id.</summary>
    [Id(0)]
    public required string Slug { get; init; }

    /// <summary>E.g. «Proceso Electoral Ordinario Local 2023-2024».</summary>
    [Id(1)]
    public required string Name { get; init; }

    [Id(2)]
    public required ElectionKind Kind { get; init; }

    /// <summary>Local date of the vote.</summary>
    [Id(3)]
    public required DateOnly ElectionDay { get; init; }

    [Id(4)]
    public required ImmutableArray<Office> Offices { get; init; }

    [Id(5)]
    public required ImmutableArray<District> Districts { get; init; }

    [Id(6)]
    public required ImmutableArray<Municipality> Municipalities { get; init; }

    /// <summary>In the order of the registry, which is the order of public lists.</summary>
    [Id(7)]
    public required ImmutableArray<PoliticalActor> Actors { get; init; }

    /// <summary>Who must capture; everyone unless an agreement narrowed it.</summary>
    [Id(9)]
    public ElectionScope Scope { get; init; } = ElectionScope.Everyone;

    /// <summary>Why a section may be observed, and which of them withhold it.</summary>
    [Id(10)]
    public ImmutableArray<Ground> Grounds { get; init; } = [];

    /// <summary>Why a requested correction may be rejected; none of them consumes the request (product §3).</summary>
    [Id(11)]
    public ImmutableArray<Ground> RejectionGrounds { get; init; } = [];

    /// <summary>The calendar as published, in the order in which it is shown.</summary>
    [Id(12)]
    public ImmutableArray<NamedDate> Dates { get; init; } = [];

    /// <summary>What is asked of everybody; a definition without it cannot be loaded.</summary>
    [Id(20)]
    public QuestionnaireSet Questionnaires { get; init; } = QuestionnaireSet.None;

    /// <summary>Hours after which the system verifies what nobody reviewed; 0 switches it off (product §3).</summary>
    [Id(21)]
    public int ReviewHours { get; init; } = 48;

    /// <summary>Months that a photograph may have at the publication (plan §8).</summary>
    [Id(22)]
    public int PhotoMonths { get; init; } = PhotoRules.DefaultMonths;

    /// <summary>Rules of the deadlines, business days, extensions.</summary>
    [Id(23)]
    public DeadlineRules Deadlines { get; init; } = DeadlineRules.Default;

    /// <summary>Activities and reports of the work plan; what its text does not say is not here.</summary>
    [Id(24)]
    public ImmutableArray<PlanActivity> Plan { get; init; } = [];

    /// <summary>Terms of requests about personal data.</summary>
    [Id(26)]
    public ArcoTerms Arco { get; init; } = ArcoTerms.Default;

    /// <summary>
    /// A section may be withheld: some ground has its norm and the agreement that loaded it. Until then observing
    /// notifies the party and hides nothing (product §3).
    /// </summary>
    [JsonIgnore]
    public bool CanWithhold => Grounds.Any(g => g.CanWithhold);

    public Office? FindOffice(string id) => Offices.FirstOrDefault(o => o.Id == id);

    public PoliticalActor? FindActor(string id) => Actors.FirstOrDefault(a => a.Id == id);

    public District? FindDistrict(int number) => Districts.FirstOrDefault(d => d.Number == number);

    public Municipality? FindMunicipality(string code) => Municipalities.FirstOrDefault(m => m.Code == code);
}

[GenerateSerializer, Alias("ElectionKind")]
public enum ElectionKind
{
    /// <summary>A legal process: its clock cannot be driven.</summary>
    Real,

    /// <summary>Fictional people over real offices, marked on every page.</summary>
    Demo,

    /// <summary>Training beside the real one; never in statistics, cuts or data.</summary>
    Rehearsal,
}

/// <summary>An office (cargo) and when its candidacies are public.</summary>
/// <param name="Id">E.g. <c>diputacion-mr</c>.</param>
/// <param name="Name">As the citizen reads it.</param>
/// <param name="Territory">Where one contest of it is held.</param>
/// <param name="Publication">From campaigns to the vote, by agreement.</param>
[GenerateSerializer, Immutable, Alias("Office")]
public sealed record Office(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] TerritoryKind Territory,
    [property: Id(3)] PublicationWindow Publication)
{
    /// <summary>How many posts one actor contends for in one territory.</summary>
    [Id(4)]
    public PostList Posts { get; init; } = PostList.One;

    /// <summary>Positions of the list when <see cref="Posts"/> is <see cref="PostList.Numbered"/>; 0 otherwise.</summary>
    [Id(5)]
    public int ListLength { get; init; }

    /// <summary>False when a titular has no substitute: presidencies (Constitución local, art. 130) and gubernatura.</summary>
    [Id(6)]
    public bool Substitutes { get; init; } = true;
}

/// <summary>The posts of an office in one territory.</summary>
[GenerateSerializer, Alias("PostList")]
public enum PostList
{
    /// <summary>One post, without number.</summary>
    One,

    /// <summary>A list of the office's own length: representación proporcional.</summary>
    Numbered,

    /// <summary>As many as the municipality has councillors (regidurías).</summary>
    Councillors,
}

[GenerateSerializer, Alias("TerritoryKind")]
public enum TerritoryKind
{
    State,
    District,
    Municipality,
}

/// <param name="Opens">First public instant.</param>
/// <param name="Closes">Last public instant (end of election day by default).</param>
/// <param name="Agreement">The agreement that fixed it.</param>
[GenerateSerializer, Immutable, Alias("PublicationWindow")]
public sealed record PublicationWindow(
    [property: Id(0)] DateTimeOffset Opens,
    [property: Id(1)] DateTimeOffset Closes,
    [property: Id(2)] string Agreement)
{
    public bool Contains(DateTimeOffset instant) => instant >= Opens && instant <= Closes;
}

/// <param name="Number">1 to 21 in Sonora.</param>
/// <param name="Seat">Cabecera.</param>
[GenerateSerializer, Immutable, Alias("District")]
public sealed record District([property: Id(0)] int Number, [property: Id(1)] string Seat);

/// <param name="Code">INEGI code, five digits: not the INE's electoral number.</param>
/// <param name="Name">Official name.</param>
/// <param name="Councillors">Relative-majority councillors (regidurías) of its slate.</param>
[GenerateSerializer, Immutable, Alias("Municipality")]
public sealed record Municipality(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] int Councillors);

/// <summary>A political actor: what the citizen sees. Who captures is the responsible party.</summary>
/// <param name="Id">Lowercase, e.g. <c>pan</c>, <c>independiente</c>.</param>
/// <param name="Acronym">Siglas.</param>
/// <param name="Name">Full name.</param>
/// <param name="Kind">Decides who captures (domain §3.3).</param>
/// <param name="Members">Parties of a coalition or common candidacy; empty otherwise.</param>
[GenerateSerializer, Immutable, Alias("PoliticalActor")]
public sealed record PoliticalActor(
    [property: Id(0)] string Id,
    [property: Id(1)] string Acronym,
    [property: Id(2)] string Name,
    [property: Id(3)] ActorKind Kind,
    [property: Id(4)] ImmutableArray<string> Members);

[GenerateSerializer, Alias("ActorKind")]
public enum ActorKind
{
    Party,
    Coalition,
    CommonCandidacy,
    Independent,
}
