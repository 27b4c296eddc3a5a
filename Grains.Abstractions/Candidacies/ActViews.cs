using System.Collections.Immutable;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;

namespace Conoceles.Candidacies;

/// <summary>What was last said of a consent.</summary>
/// <param name="Subject">Group id, or the details of a section (<see cref="ConsentSubject"/>).</param>
/// <param name="Given">Yes or no.</param>
/// <param name="Counts">A yes with evidence of the titular: without it, it is «No» everywhere.</param>
/// <param name="At">Legal instant.</param>
/// <param name="Reference">Of the signed form that the UT recorded; null when it was an act of the titular, or has none yet.</param>
[GenerateSerializer, Immutable, Alias("ConsentView")]
public sealed record ConsentView(
    [property: Id(0)] string Subject,
    [property: Id(1)] bool Given,
    [property: Id(2)] bool Counts,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string? Reference);

/// <param name="Section">Section id.</param>
/// <param name="Ground">Id in the election's catalogue.</param>
/// <param name="Note">What the UT added; may be empty.</param>
/// <param name="At">Legal instant.</param>
[GenerateSerializer, Immutable, Alias("ObservationView")]
public sealed record ObservationView(
    [property: Id(0)] string Section, [property: Id(1)] string Ground, [property: Id(2)] string Note, [property: Id(3)] DateTimeOffset At);

/// <param name="Section">Section id.</param>
/// <param name="Ground">The ground's words.</param>
/// <param name="Agreement">That allows withholding on it.</param>
/// <param name="At">Legal instant.</param>
[GenerateSerializer, Immutable, Alias("WithheldView")]
public sealed record WithheldView(
    [property: Id(0)] string Section, [property: Id(1)] string Ground, [property: Id(2)] string Agreement, [property: Id(3)] DateTimeOffset At);

/// <param name="At">Legal instant of the request, or of the mail's arrival.</param>
/// <param name="Mail">Reference of the mail; null when it was asked in the system.</param>
/// <param name="Deadline">Until when the UT resolves it.</param>
/// <param name="Changes">Field by field, against what is public now.</param>
[GenerateSerializer, Immutable, Alias("CorrectionView")]
public sealed record CorrectionView(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string? Mail,
    [property: Id(4)] Deadline Deadline,
    [property: Id(3)] ImmutableArray<FieldChange> Changes)
{
    /// <summary>Last instant of the term.</summary>
    public DateTimeOffset Due => Deadline.Ends;
}

/// <summary>A requested correction that the UT rejected: it was not consumed, and may be asked again.</summary>
/// <param name="RequestedAt">Legal instant of the request.</param>
/// <param name="At">Legal instant of the rejection.</param>
/// <param name="Ground">The ground's words.</param>
/// <param name="Norm">Article or decision that it rests on.</param>
[GenerateSerializer, Immutable, Alias("RejectionView")]
public sealed record RejectionView(
    [property: Id(0)] DateTimeOffset RequestedAt, [property: Id(1)] DateTimeOffset At, [property: Id(2)] string Ground, [property: Id(3)] string Norm);

/// <param name="Account">The administrator who proposed it: another one applies it.</param>
/// <param name="Reason">What the institute got wrong.</param>
/// <param name="Changes">Field by field.</param>
[GenerateSerializer, Immutable, Alias("FixView")]
public sealed record FixView(
    [property: Id(0)] string Account, [property: Id(1)] string Reason, [property: Id(2)] ImmutableArray<FieldChange> Changes);

/// <param name="At">Legal instant.</param>
/// <param name="Cause">Why.</param>
/// <param name="Agreement">Number of the agreement or sentence.</param>
/// <param name="Substitute">Candidacy that takes its place; null when none does.</param>
[GenerateSerializer, Immutable, Alias("WithdrawalView")]
public sealed record WithdrawalView(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] WithdrawalCause Cause,
    [property: Id(2)] string Agreement,
    [property: Id(3)] string? Substitute);

/// <summary>The sensitive data of who was withdrawn: blocked at once, destroyed after the term.</summary>
/// <param name="Deadline">Until when they stay blocked.</param>
/// <param name="At">Legal instant at which the candidacy forgot them; null while they are blocked.</param>
/// <param name="CertifiedAt">Legal instant of the acta; null while they are being destroyed, or blocked.</param>
/// <param name="Folio">Of the acta; null with it.</param>
[GenerateSerializer, Immutable, Alias("SuppressionView")]
public sealed record SuppressionView(
    [property: Id(0)] Deadline Deadline,
    [property: Id(1)] DateTimeOffset? At,
    [property: Id(2)] DateTimeOffset? CertifiedAt,
    [property: Id(3)] string? Folio);
