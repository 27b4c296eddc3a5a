namespace Conoceles.Statistics;

/// <summary>
/// The program that makes the tables of priority groups (product §6, «Disclosure control»). It is published; it reproduces every table
/// from the people of each cut. Pure, and the same for everybody who runs it: nothing in it is drawn by lot.
/// </summary>
public static class GroupStatistics
{
    /// <summary>The tables of a group at a cut, and what the next publication has to know.</summary>
    /// <param name="ledger">What the publication before left; <see cref="GroupLedger.Empty"/> before the first.</param>
    /// <param name="people">Everybody who submitted and is not withdrawn.</param>
    /// <param name="cut">Number of the cut, greater than that of the publication before.</param>
    /// <param name="closing">It is the last one: there is no waiting for more.</param>
    public static (GroupPublication Publication, GroupLedger Ledger) Publish(
        GroupLedger ledger, IReadOnlyCollection<Respondent> people, int cut, bool closing = false, int k = DisclosureRules.DefaultK)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(cut, ledger.ChangedAt);
        var rules = new DisclosureRules(k);
        var least = closing ? k : rules.LeastTogether;
        var asked = people.Where(p => p.Answers.ContainsKey(ledger.Group)).ToDictionary(p => p.Person, StringComparer.Ordinal);
        var known = ledger.Learn(asked.Values.Where(p => p.Public.Contains(ledger.Group)).Select(p => p.Person).ToHashSet(StringComparer.Ordinal));
        var now = Enter(Leave(known, asked, rules, least), asked, cut, rules, least);
        if (!Shape(now).SequenceEqual(Shape(known)))
            now = now with { ChangedAt = cut };
        var current = now.Answers.Count(a => IsCurrent(a, asked));
        return (GroupPublication.Of(now, cut, k, asked.Count - current, now.Answers.Count() - current), now);
    }

    /// <summary>Wave by wave, those who were withdrawn or answered again cease to be counted, all together or none.</summary>
    private static GroupLedger Leave(GroupLedger ledger, Dictionary<string, Respondent> asked, DisclosureRules rules, int least)
    {
        var (waves, settled) = (new List<Wave>(), ledger.Settled.ToBuilder());
        foreach (var wave in ledger.Waves)
        {
            bool Leaves(CountedAnswer a) => !IsCurrent(a, asked) && !ledger.Settled.Contains(a.Sending);
            // A forgotten answer cannot be told apart from the rest of its block.
            if (!wave.Answers.Any(Leaves) || wave.Blocks.Any(b => b.IsForgotten && b.Answers.Any(Leaves) && !b.Answers.All(Leaves)))
            {
                waves.Add(wave);
                continue;
            }

            // Who leaves is told by subtraction, and so is who stays.
            var parts = new[] { wave.Only(Leaves), wave.Only(a => !Leaves(a)) }.Where(b => !b.IsEmpty).Select(b => wave with { Blocks = b }).ToArray();
            var enough = parts.All(p => rules.IsEnough(p, wave.ByOffice, wave.ByActor, least));
            if (enough)
                settled.UnionWith(parts[0].Answers.Select(a => a.Sending));
            if (!enough || !parts.All(p => rules.IsSafe(p, wave.ByOffice, wave.ByActor)))
                waves.Add(wave);
            else if (parts.Length > 1)
                waves.Add(parts[1]);
        }

        return ledger with { Waves = [.. waves], Settled = settled.ToImmutable() };
    }

    /// <summary>Everybody who is not counted begins to be, as finely as it is safe, or stays out.</summary>
    private static GroupLedger Enter(GroupLedger ledger, Dictionary<string, Respondent> asked, int cut, DisclosureRules rules, int least)
    {
        var counted = ledger.Answers.Select(a => a.Person).ToHashSet(StringComparer.Ordinal);
        // One who answered again waits until her former answer leaves: otherwise she would be counted twice.
        CountedAnswer[] entering = [.. asked.Values
            .Where(p => !counted.Contains(p.Person) && !ledger.Settled.Contains(new Sending(p.Person, p.Revision)))
            .OrderBy(p => p.Person, StringComparer.Ordinal)
            .Select(p => Count(p, ledger.Group))];
        if (entering.Count(a => !a.Known) < least)
            return ledger;
        foreach (var wave in Waves(entering, cut))
        {
            var with = ledger with { Waves = ledger.Waves.Add(wave) };
            if (rules.IsSafe(wave, wave.ByOffice, wave.ByActor) && IsRestSafe(with, wave.ByOffice, b => b.Office, rules) && IsRestSafe(with, wave.ByActor, b => b.Actor, rules))
                return with;
        }

        return ledger with { Settled = ledger.Settled.Union(entering.Select(a => a.Sending)) };
    }

    // Finest first; at last, without telling how many preferred not to answer.
    private static IEnumerable<Wave> Waves(CountedAnswer[] entering, int cut)
    {
        foreach (var blocks in Shapes.Of(entering))
            yield return new Wave(cut, TellsNoAnswer: true, blocks);
        yield return new Wave(cut, TellsNoAnswer: false, [Block.Of(null, null, entering)]);
    }

    // With the first lines, what is told of nobody by name begins to be told by subtraction from the whole state.
    private static bool IsRestSafe(GroupLedger ledger, bool begins, Func<Block, string?> of, DisclosureRules rules)
    {
        var rest = ledger.Blocks.Where(b => of(b) is null).ToArray();
        return !begins || rest.Length == 0 || rules.IsLine(rest);
    }

    // Whose profile names the group counts as it says, whatever she answered: the table tells nothing of her.
    private static CountedAnswer Count(Respondent person, string group)
    {
        var named = person.Public.Contains(group);
        return new CountedAnswer(person.Person, person.Revision, person.Office, person.Actor, named ? GroupAnswer.Yes : person.Answers[group], named);
    }

    private static bool IsCurrent(CountedAnswer answer, Dictionary<string, Respondent> asked) =>
        asked.TryGetValue(answer.Person, out var now) && now.Revision == answer.Revision;

    private static IEnumerable<(string? Office, string? Actor, Tally Tally)> Shape(GroupLedger ledger) => ledger.Blocks.Select(b => (b.Office, b.Actor, b.Tally));
}
