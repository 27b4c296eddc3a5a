using System.Text.Json.Serialization;

namespace Conoceles.Elections;

/// <summary>
/// A ground (supuesto) of a catalogue: why the Unidad de Transparencia may observe a section, or reject a requested
/// correction. Catalogues are data of the election; no command takes a ground that its election does not have.
/// </summary>
/// <param name="Id">Lowercase, unique in its catalogue; what audit entries and commands name.</param>
/// <param name="Text">As the party reads it.</param>
/// <param name="Norm">Article or decision that it rests on.</param>
/// <param name="Agreement">The commission's agreement that loaded it; null while there is none.</param>
/// <param name="Withholds">
/// True when the norm supports withholding a section (rubro en pausa) on it. Until an agreement is loaded an
/// observation on it notifies the party and hides nothing (product §3): ask <see cref="CanWithhold"/>.
/// </param>
[GenerateSerializer, Immutable, Alias("Ground")]
public sealed record Ground(
    [property: Id(0)] string Id,
    [property: Id(1)] string Text,
    [property: Id(2)] string Norm,
    [property: Id(3)] string? Agreement,
    [property: Id(4)] bool Withholds)
{
    /// <summary>An observation on it may hide a section now.</summary>
    [JsonIgnore]
    public bool CanWithhold => Withholds && !string.IsNullOrWhiteSpace(Norm) && !string.IsNullOrWhiteSpace(Agreement);
}
