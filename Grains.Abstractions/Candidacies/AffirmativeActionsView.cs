namespace Conoceles.Candidacies;

/// <summary>
/// Affirmative actions of a candidacy (acciones afirmativas), each text as
/// <see cref="Elections.RegistryEntry.AffirmativeActions"/> writes it.
/// </summary>
/// <param name="Registered">What the registry says now.</param>
/// <param name="Confirmed">What the UT confirmed last.</param>
/// <param name="ToConfirm">The registry says something that is not confirmed, and it can be.</param>
[GenerateSerializer, Immutable, Alias("AffirmativeActionsView")]
public sealed record AffirmativeActionsView(
    [property: Id(0)] string Registered,
    [property: Id(1)] string Confirmed,
    [property: Id(2)] bool ToConfirm);
