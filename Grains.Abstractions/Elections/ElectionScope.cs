using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Conoceles.Elections;

/// <summary>
/// Who must capture and is public (alcance): by default every approved candidacy, titulars and substitutes. Whoever
/// an agreement leaves out is shown as out of scope, never as having failed to capture (product §5).
/// </summary>
[GenerateSerializer, Immutable, Alias("ElectionScope")]
public sealed record ElectionScope
{
    public static readonly ElectionScope Everyone = new();

    /// <summary>Ids of the offices in scope; empty = all.</summary>
    [Id(0)]
    public ImmutableArray<string> Offices { get; init; } = [];

    /// <summary>False when only titulars are in scope.</summary>
    [Id(1)]
    public bool Substitutes { get; init; } = true;

    /// <summary>The agreement that narrowed it; null while it is everyone.</summary>
    [Id(2)]
    public string? Agreement { get; init; }

    [JsonIgnore]
    public bool IsEveryone => Offices.IsEmpty && Substitutes;

    public bool Includes(RegistryEntry entry) =>
        (Offices.IsEmpty || Offices.Contains(entry.Office, StringComparer.Ordinal))
        && (Substitutes || entry.Character is Character.Titular);
}
