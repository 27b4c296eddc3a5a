using System.Collections.Immutable;

namespace Conoceles.Grains.Candidacies;

/// <summary>That the candidacy forgot the sensitive data of who was withdrawn, and what of them is still to be destroyed.</summary>
/// <param name="At">Legal instant.</param>
/// <param name="Seal">The identity answers that counted; null when there were none.</param>
/// <param name="Files">Documents that say something of the person: her signed forms of consent.</param>
/// <param name="CertifiedAt">Legal instant of the acta, after everything was destroyed; null until then.</param>
public sealed record Suppression(DateTimeOffset At, Guid? Seal, ImmutableArray<Guid> Files, DateTimeOffset? CertifiedAt);
