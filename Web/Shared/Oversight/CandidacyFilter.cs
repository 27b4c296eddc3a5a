using System.Collections.Immutable;

namespace Conoceles.Web.Shared.Oversight;

/// <summary>Which candidacies: those that pass everything that is said here. <see cref="CandidacySql"/> makes the only condition of it.</summary>
public sealed record CandidacyFilter
{
    public static readonly CandidacyFilter Everyone = new();

    public Situation? Situation { get; init; }

    public Attention? Attention { get; init; }

    /// <summary>Value of each dimension that is asked for; <see cref="Dimension.None"/> for those that lack it.</summary>
    public ImmutableDictionary<Dimension, string> Values { get; init; } = ImmutableDictionary<Dimension, string>.Empty;

    /// <summary>Words of a name, as they were written.</summary>
    public string Text { get; init; } = "";

    public bool IsEmpty => Situation is null && Attention is null && Values.IsEmpty && Text.Length == 0;

    /// <summary>Empty when nothing is asked of it.</summary>
    public string this[Dimension dimension] => Values.GetValueOrDefault(dimension, "");

    public CandidacyFilter With(Dimension dimension, string value) =>
        this with { Values = value.Length > 0 ? Values.SetItem(dimension, value) : Values.Remove(dimension) };

    /// <summary>Names and values of the address, in their order.</summary>
    public IEnumerable<(string Name, string Value)> Parts()
    {
        if (Text.Length > 0)
            yield return ("q", Text);
        if (Situation is not null)
            yield return ("estado", Situation.Slug);
        if (Attention is not null)
            yield return ("atencion", Attention.Slug);
        foreach (var dimension in Dimension.All)
        {
            if (this[dimension] is { Length: > 0 } value)
                yield return (dimension.Slug, value);
        }
    }
}
