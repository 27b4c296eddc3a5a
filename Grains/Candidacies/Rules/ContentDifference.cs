using System.Collections.Immutable;
using Conoceles.Candidacies;

namespace Conoceles.Grains.Candidacies.Rules;

using Content = ImmutableDictionary<string, ImmutableDictionary<string, string>>;

/// <summary>What two contents differ in, field by field. Pure, so that history keeps contents and never differences.</summary>
public static class ContentDifference
{
    public static ImmutableArray<FieldChange> Between(Content before, Content after) =>
        [.. before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(section => Between(section, before.GetValueOrDefault(section), after.GetValueOrDefault(section)))];

    /// <summary>A candidacy's versions, each with what it changed of the one before.</summary>
    public static ImmutableArray<VersionView> History(IEnumerable<ContentVersion> versions)
    {
        var views = ImmutableArray.CreateBuilder<VersionView>();
        var before = Content.Empty;
        foreach (var version in versions)
        {
            views.Add(new VersionView(
                version.Version, version.Opening, version.Act.ToString(), version.At, version.Account, Between(before, version.Content)));
            before = version.Content;
        }

        return views.ToImmutable();
    }

    private static IEnumerable<FieldChange> Between(
        string section, ImmutableDictionary<string, string>? before, ImmutableDictionary<string, string>? after)
    {
        before ??= ImmutableDictionary<string, string>.Empty;
        after ??= ImmutableDictionary<string, string>.Empty;
        return before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(field => new FieldChange(section, field, before.GetValueOrDefault(field), after.GetValueOrDefault(field)))
            .Where(change => change.Before != change.After);
    }
}
