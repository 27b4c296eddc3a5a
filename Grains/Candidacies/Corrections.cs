using System.Collections.Immutable;

namespace Conoceles.Grains.Candidacies;

/// <summary>The one correction, requested.</summary>
/// <param name="At">Instant of the request, or of the mail's arrival: the term runs from it.</param>
/// <param name="Account">Who asked, or registered the mail.</param>
/// <param name="Mail">Reference of the mail; null when it was asked in the system.</param>
/// <param name="Changes">Section → field → text; an empty text removes the answer.</param>
public sealed record CorrectionRequest(
    DateTimeOffset At, string Account, string? Mail, ImmutableDictionary<string, ImmutableDictionary<string, string>> Changes);

/// <summary>A request that was rejected, so that the party reads why.</summary>
/// <param name="RequestedAt">Instant of the request.</param>
/// <param name="At">Instant of the rejection.</param>
/// <param name="Ground">Id in the election's catalogue.</param>
/// <param name="GroundText">The ground's words when it was rejected.</param>
/// <param name="Norm">That it rests on.</param>
public sealed record RejectedCorrection(DateTimeOffset RequestedAt, DateTimeOffset At, string Ground, string GroundText, string Norm);

/// <summary>A fix of the institute's own error, proposed by one administrator.</summary>
public sealed record InstitutionFix(
    DateTimeOffset At, string Account, string Reason, ImmutableDictionary<string, ImmutableDictionary<string, string>> Changes);
