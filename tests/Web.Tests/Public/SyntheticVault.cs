using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Statistics;

namespace Conoceles.Web.Tests.Public;

/// <summary>Invented answers to the identity questionnaire, and the tables that the published program makes of them, cut by cut.</summary>
internal static class SyntheticVault
{
    /// <summary>Each is told in a way of its own: by everything, of fewer than k, without who preferred not to answer, and not yet.</summary>
    public static readonly ImmutableArray<string> Groups = ["indigena", "discapacidad", "afromexicana", "diversidad"];

    /// <summary>Sixty people in the first cut, eighty afterwards.</summary>
    public static ImmutableArray<Respondent> People(int cut) => [.. Enumerable.Range(0, cut == 1 ? 60 : 80).Select(i => new Respondent(
        string.Create(CultureInfo.InvariantCulture, $"cand-sintetica-{i:D6}"), 1,
        Sample.PublicElection.Offices[i % 2].Id, Sample.PublicElection.Actors[i / 2 % 2].Id,
        Groups.Where(g => g != "diversidad" || i < 6).ToImmutableDictionary(g => g, g => Answer(g, i), StringComparer.Ordinal), []))];

    /// <summary>The tables of a cut, from those before.</summary>
    public static ImmutableArray<GroupPublication> Publications(int cut) => [.. Groups.Select(g =>
    {
        var (ledger, last) = (GroupLedger.Empty(g), default(GroupPublication));
        for (var number = 1; number <= cut; number++)
            (last, ledger) = GroupStatistics.Publish(ledger, People(number), number);
        return last!;
    })];

    private static GroupAnswer Answer(string group, int person) => (group, person / 4) switch
    {
        ("discapacidad", _) => person < 2 ? GroupAnswer.Yes : person % 7 == 3 ? GroupAnswer.NoAnswer : GroupAnswer.No,
        ("afromexicana", var place) => place % 3 == 0 ? GroupAnswer.Yes : GroupAnswer.No,
        (_, var place) => place % 3 == 0 ? GroupAnswer.Yes : place % 2 == 0 ? GroupAnswer.NoAnswer : GroupAnswer.No,
    };
}
