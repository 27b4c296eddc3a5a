using System.Collections.Immutable;

namespace Conoceles.Grains.Tests.Model;

/// <summary>Compares what was written with a content that was kept of it.</summary>
internal static class ContentRows
{
    public static void AreEqual(
        IReadOnlyDictionary<string, ImmutableDictionary<string, string>> said,
        IReadOnlyDictionary<string, ImmutableDictionary<string, string>> kept)
    {
        Assert.Equal(said.Keys.Order(StringComparer.Ordinal), kept.Keys.Order(StringComparer.Ordinal));
        foreach (var (section, answers) in said)
            Assert.Equal(answers.OrderBy(a => a.Key, StringComparer.Ordinal), kept[section].OrderBy(a => a.Key, StringComparer.Ordinal));
    }
}
