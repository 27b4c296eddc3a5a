using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Conoceles.Elections;

namespace Conoceles.PublicRecord;

/// <summary>
/// The allow-list: exactly what the world may see of a candidacy, and nothing that is not here leaves the silo. It is
/// stored as JSON in the public record and read by the public pages, which know nothing else.
/// Properties are written in this order; lists are in the questionnaire's order: the same state gives the same bytes.
/// </summary>
public sealed record PublicCandidacy
{
    public required string Id { get; init; }

    public required string Election { get; init; }

    /// <summary>The candidacy's version that this shows.</summary>
    public required int Version { get; init; }

    public required string Name { get; init; }

    public string? Nickname { get; init; }

    /// <summary><c>Mujer</c>, <c>Hombre</c> or absent.</summary>
    public string? Sex { get; init; }

    /// <summary>Years on election day; the birth date is never public.</summary>
    public required int Age { get; init; }

    /// <summary>Office id and name.</summary>
    public required string Office { get; init; }

    public required string OfficeName { get; init; }

    /// <summary>«Distrito 6, Hermosillo», «Navojoa» or «Estado de Sonora».</summary>
    public required string Territory { get; init; }

    public int? District { get; init; }

    public string? Municipality { get; init; }

    public int? ListNumber { get; init; }

    /// <summary><c>propietaria</c> or <c>suplente</c>.</summary>
    public required string Character { get; init; }

    public required string Actor { get; init; }

    public required string ActorName { get; init; }

    /// <summary>
    /// Tells one independent slate from another of the same contest, whose actor is the same word for all; it names
    /// nobody. Absent for parties, which have one formula for each post.
    /// </summary>
    public string? Slate { get; init; }

    /// <summary>Place in the public order: by contest (office, territory), in each the registry's order of actors, then list number.</summary>
    public required string SortKey { get; init; }

    /// <summary>
    /// SHA-256 (lower-case hexadecimal) of the photograph, which is in the public record beside this; absent when there
    /// is none to show.
    /// </summary>
    public string? Photo { get; init; }

    /// <summary>Why there is no captured content; null when there is.</summary>
    public PublicReason? Reason { get; init; }

    /// <summary>The agreement that left it out of scope, when that is the reason.</summary>
    public string? ScopeAgreement { get; init; }

    /// <summary>Captured content, only once published; empty otherwise.</summary>
    public required ImmutableArray<PublicSection> Sections { get; init; }

    /// <summary>
    /// Affirmative actions of the registry that the UT confirmed: their type, also without consent and when nothing was
    /// captured (plan §10).
    /// </summary>
    public ImmutableArray<PublicChip> AffirmativeActions { get; init; } = [];

    /// <summary>
    /// Groups that she answered to belong to and consented to show, other than the above. They live in the live
    /// profile and its search alone: never in cuts, bulk data, feeds or cards (product §4).
    /// </summary>
    public ImmutableArray<PublicChip> ConsentedChips { get; init; } = [];

    /// <summary>Identity sections whose details she consented to show; the same rule as <see cref="ConsentedChips"/>.</summary>
    public ImmutableArray<PublicSection> ConsentedDetails { get; init; } = [];

    /// <summary>Legal instant of the publication.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Legal instant of the one correction; null when there was none.</summary>
    public DateTimeOffset? CorrectedAt { get; init; }

    /// <summary>What may be copied elsewhere: nothing that lasts as long as a consent.</summary>
    public PublicCandidacy WithoutConsented() => this with { ConsentedChips = [], ConsentedDetails = [] };
}

/// <summary>Stated reason of a public row without captured content (product §3, «The public row»).</summary>
public enum PublicReason
{
    /// <summary>«En plazo de captura».</summary>
    InCapture,

    /// <summary>«No ha capturado»: the window closed or never opened.</summary>
    NotCaptured,

    /// <summary>«En revisión».</summary>
    InReview,

    /// <summary>«Fuera del alcance»: an agreement says that it need not capture, and it has not (product §5).</summary>
    OutOfScope,
}

/// <param name="Id">Section id of the questionnaire.</param>
/// <param name="Title">As the citizen reads it.</param>
/// <param name="Items">Every field of the section, in order; an unanswered one has a null value. Empty when withheld.</param>
/// <param name="Withheld">Why it is not shown; null when it is.</param>
public sealed record PublicSection(string Id, string Title, ImmutableArray<PublicItem> Items, PublicWithholding? Withheld = null);

/// <summary>A section that the UT does not show while an observation stands (rubro en pausa).</summary>
/// <param name="Ground">The ground, as the citizen reads it.</param>
/// <param name="Agreement">That allows not showing it.</param>
public sealed record PublicWithholding(string Ground, string Agreement);

/// <summary>A group that a profile may name.</summary>
/// <param name="Group">Group id.</param>
/// <param name="Text">As the citizen reads it.</param>
public sealed record PublicChip(string Group, string Text);

/// <param name="Field">Field id.</param>
/// <param name="Label">As the citizen reads it.</param>
/// <param name="Value">What was answered, options by their label; null = «No proporcionó esta información».</param>
/// <param name="Kind">Field kind, so that addresses become links.</param>
public sealed record PublicItem(string Field, string Label, string? Value, string Kind);

/// <summary>A row of the public record.</summary>
/// <param name="CandidacyId">Candidacy id.</param>
/// <param name="StateVersion">Version of the grain's stored state from which it was projected.</param>
/// <param name="Candidacy">Null when nothing of it is public.</param>
/// <param name="Withdrawal">What remains of one that stopped contending; null otherwise.</param>
/// <param name="Closing">What remains once the publication of its office closed; null before.</param>
public sealed record PublicRow(
    string CandidacyId, int StateVersion, PublicCandidacy? Candidacy, PublicWithdrawal? Withdrawal = null, PublicClosing? Closing = null);

/// <summary>
/// What the address of a candidacy says once the publication of its office closed (product §5): neither who it was nor
/// whether she contended until the end.
/// </summary>
/// <param name="Office">Office id.</param>
/// <param name="OfficeName">As the citizen reads it.</param>
/// <param name="ClosedAt">Last instant at which its profiles were public.</param>
public sealed record PublicClosing(string Office, string OfficeName, DateTimeOffset ClosedAt);

/// <summary>
/// What the address of a withdrawn candidacy says, so that who arrives by an old link learns that nothing is broken: the
/// post, who postulated and the agreement. Neither the person nor the cause, which may be a sensitive one.
/// </summary>
public sealed record PublicWithdrawal
{
    public required string Id { get; init; }

    public required string Election { get; init; }

    public required string Office { get; init; }

    public required string OfficeName { get; init; }

    public required string Territory { get; init; }

    public int? District { get; init; }

    public string? Municipality { get; init; }

    public int? ListNumber { get; init; }

    /// <summary><c>propietaria</c> or <c>suplente</c>.</summary>
    public required string Character { get; init; }

    public required string Actor { get; init; }

    public required string ActorName { get; init; }

    /// <summary>Number of the agreement or sentence.</summary>
    public required string Agreement { get; init; }
}

/// <summary>What public pages need of the election itself.</summary>
public sealed record PublicElection
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    /// <summary>True of a demonstration and of a rehearsal: no real election.</summary>
    public required bool Fictional { get; init; }

    /// <summary>Which of both marks every page and file; null in rows written before it was told apart.</summary>
    public ElectionKind? Kind { get; init; }

    /// <summary>What it is, also where an older row does not say which.</summary>
    [JsonIgnore]
    public ElectionKind KnownKind => Kind ?? (Fictional ? ElectionKind.Demo : ElectionKind.Real);

    public required DateOnly ElectionDay { get; init; }

    public required ImmutableArray<PublicChoice> Offices { get; init; }

    public required ImmutableArray<PublicChoice> Districts { get; init; }

    public required ImmutableArray<PublicChoice> Municipalities { get; init; }

    public required ImmutableArray<PublicChoice> Actors { get; init; }

    /// <summary>Offices by representación proporcional; the others are by mayoría relativa.</summary>
    public ImmutableArray<string> Proportional { get; init; } = [];

    /// <summary>Degrees of studies that may be answered, lowest first.</summary>
    public ImmutableArray<PublicChoice> Degrees { get; init; } = [];

    /// <summary>Groups of affirmative actions.</summary>
    public ImmutableArray<PublicChoice> Groups { get; init; } = [];

    /// <summary>Sections of what everybody is asked, in order: also who answered nothing.</summary>
    public ImmutableArray<PublicChoice> Questions { get; init; } = [];
}

/// <param name="Id">Value in URLs.</param>
/// <param name="Name">Text on screen.</param>
/// <param name="Acronym">Siglas of an actor; null of anything else.</param>
public sealed record PublicChoice(string Id, string Name, string? Acronym = null);
