namespace Conoceles.Elections;

/// <summary>A date of the election's calendar, with where it comes from: screens show both.</summary>
/// <param name="Id">Lowercase, unique in the election.</param>
/// <param name="Name">As people read it.</param>
/// <param name="From">Local date, or the first one of a period.</param>
/// <param name="To">Last local date of a period; null when it is one day.</param>
/// <param name="Source">Act or document that says so.</param>
/// <param name="Provisional">True while no act has fixed it.</param>
[GenerateSerializer, Immutable, Alias("NamedDate")]
public sealed record NamedDate(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? To,
    [property: Id(4)] string Source,
    [property: Id(5)] bool Provisional);
