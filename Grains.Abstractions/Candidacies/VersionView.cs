using System.Collections.Immutable;

namespace Conoceles.Candidacies;

/// <summary>One content that the candidacy has had, and what it changed of the one before.</summary>
/// <param name="Version">The candidacy's version when this became its content.</param>
/// <param name="Opening">In which opening of the capture.</param>
/// <param name="Act">The command that made it: submission, correction or the institute's fix.</param>
/// <param name="At">Legal instant.</param>
/// <param name="Account">Who did it.</param>
/// <param name="Changes">Field by field, in the order of sections and fields by id; the first version has everything added.</param>
[GenerateSerializer, Immutable, Alias("VersionView")]
public sealed record VersionView(
    [property: Id(0)] int Version,
    [property: Id(1)] int Opening,
    [property: Id(2)] string Act,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] string Account,
    [property: Id(5)] ImmutableArray<FieldChange> Changes);

/// <param name="Section">Section id.</param>
/// <param name="Field">Field id, with its number when the field takes several answers.</param>
/// <param name="Before">Stored text; null when there was none.</param>
/// <param name="After">Stored text; null when it was removed.</param>
[GenerateSerializer, Immutable, Alias("FieldChange")]
public sealed record FieldChange(
    [property: Id(0)] string Section,
    [property: Id(1)] string Field,
    [property: Id(2)] string? Before,
    [property: Id(3)] string? After);
