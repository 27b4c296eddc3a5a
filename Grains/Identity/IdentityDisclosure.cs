using System.Collections.Immutable;

namespace Conoceles.Grains.Identity;

/// <summary>What consents let be shown of a person's identity answers. It is never stored but in the public record.</summary>
/// <param name="Groups">Group ids to which she answered that she belongs, of those asked.</param>
/// <param name="Details">Identity section → field → answer, of those asked.</param>
[GenerateSerializer, Immutable, Alias("IdentityDisclosure")]
public sealed record IdentityDisclosure(
    [property: Id(0)] ImmutableArray<string> Groups,
    [property: Id(1)] ImmutableDictionary<string, ImmutableDictionary<string, string>> Details)
{
    public static readonly IdentityDisclosure Nothing = new([], ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty);
}
