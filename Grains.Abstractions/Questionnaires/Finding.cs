namespace Conoceles.Questionnaires;

/// <summary>Something to say about an answer.</summary>
/// <param name="Section">Section id.</param>
/// <param name="Field">Field id, or the section's id when it is about all of it.</param>
/// <param name="Code">Stable code, kebab-case English.</param>
/// <param name="Message">Spanish sentence that says what to do.</param>
/// <param name="Blocks">True when it prevents the submission; drafts are never prevented.</param>
[GenerateSerializer, Immutable, Alias("Finding")]
public sealed record Finding(
    [property: Id(0)] string Section,
    [property: Id(1)] string Field,
    [property: Id(2)] string Code,
    [property: Id(3)] string Message,
    [property: Id(4)] bool Blocks);
