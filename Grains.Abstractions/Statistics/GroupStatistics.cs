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
    public static (GroupPublication Publication, GroupLedger Ledger) Publish(
        GroupLedger ledger, IReadOnlyCollection<Respondent> people, int cut, int k = DisclosureRules.DefaultK)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(cut, ledger.ChangedAt);
        var rules = new DisclosureRules(k);
        var asked = people.Where(p => p.Answers.ContainsKey(ledger.Group)).ToDictionary(p => p.Person, StringComparer.Ordinal);
        var known = ledger.Learn(asked.Values.Where(p => p.Public.Contains(ledger.Group)).Select(p => p.Person).ToHashSet(StringComparer.Ordinal));
        var now = Enter(Leave(known, asked, rules), asked, cut, rules);
        if (!now.Waves.SelectMany(w => w.Blocks).Select(b => (b.Office, b.Actor, b.Tally)).SequenceEqual(known.Blocks.Select(b => (b.Office, b.Actor, b.Tally))))
            now = now with { ChangedAt = cut };
        var current = now.Answers.Count(a => IsCurrent(a, asked));
        return (GroupPublication.Of(now, cut, k, asked.Count - current, now.Answers.Count() - current), now);
    }

    /// <summary>Wave by wave, those who were withdrawn or answered again cease to be counted, all together or none.</summary>
    private static GroupLedger Leave(GroupLedger ledger, Dictionary<string, Respondent> asked, DisclosureRules rules)
    {
        var leastYes = LeastYes(ledger, rules);
        var (waves, left) = (new List<Wave>(), ledger.Left.ToBuilder());
        foreach (var wave in ledger.Waves)
        {
            var stale = wave.Answers.Where(a => !IsCurrent(a, asked)).ToArray();
            if (stale.Length == 0 || !MayPart(wave, a => !IsCurrent(a, asked), rules, leastYes))
            {
                waves.Add(wave);
                continue;
            }

            left.UnionWith(stale.Select(a => new Sending(a.Person, a.Revision)));
            if (stale.Length < wave.Answers.Count())
                waves.Add(wave with { Blocks = wave.Only(a => IsCurrent(a, asked)) });
        }

        return ledger with { Waves = [.. waves], Left = left.ToImmutable() };
    }

    // Who leaves is told by subtraction, and so is who stays: both have to be safe. A forgotten answer cannot be on one side.
    private static bool MayPart(Wave wave, Func<CountedAnswer, bool> leaves, DisclosureRules rules, int leastYes)
    {
        if (wave.Blocks.Any(b => b.IsForgotten && b.Answers.Any(leaves) && !b.Answers.All(leaves)))
            return false;
        return new[] { wave.Only(leaves), wave.Only(a => !leaves(a)) }
            .All(part => part.IsEmpty || rules.IsSafe(wave with { Blocks = part }, wave.ByOffice, wave.ByActor, leastYes));
    }

    /// <summary>Everybody who is not counted begins to be, as finely as it is safe, or waits.</summary>
    private static GroupLedger Enter(GroupLedger ledger, Dictionary<string, Respondent> asked, int cut, DisclosureRules rules)
    {
        var counted = ledger.Answers.Select(a => a.Person).ToHashSet(StringComparer.Ordinal);
        // One who answered again waits until her former answer leaves: otherwise she would be counted twice.
        CountedAnswer[] entering = [.. asked.Values
            .Where(p => !counted.Contains(p.Person) && !ledger.Left.Contains(new Sending(p.Person, p.Revision)))
            .OrderBy(p => p.Person, StringComparer.Ordinal)
            .Select(p => Count(p, ledger.Group))];
        var leastYes = LeastYes(ledger, rules);
        foreach (var wave in Waves(entering, cut))
        {
            var with = ledger with { Waves = ledger.Waves.Add(wave) };
            if (rules.IsSafe(wave, wave.ByOffice, wave.ByActor, leastYes) && IsRestSafe(with, b => b.Office, rules) && IsRestSafe(with, b => b.Actor, rules))
                return with;
        }

        return ledger;
    }

    // Finest first; at last, without telling how many preferred not to answer.
    private static IEnumerable<Wave> Waves(CountedAnswer[] entering, int cut)
    {
        if (entering.Length == 0)
            yield break;
        foreach (var blocks in Shapes.Of(entering))
            yield return new Wave(cut, TellsNoAnswer: true, blocks);
        yield return new Wave(cut, TellsNoAnswer: false, [Block.Of(null, null, entering)]);
    }

    // What is told of nobody by name is told by subtraction from the whole state.
    private static bool IsRestSafe(GroupLedger ledger, Func<Block, string?> of, DisclosureRules rules)
    {
        var rest = ledger.Blocks.Where(b => of(b) is null).ToArray();
        return rest.Length == 0 || ledger.Blocks.All(b => of(b) is null) || rules.IsLine(rest);
    }

    // Once something is told by office or by actor, what enters or leaves after is the difference of two tables: k applies to it.
    private static int LeastYes(GroupLedger ledger, DisclosureRules rules) => ledger.Waves.Any(w => w.IsBrokenDown) ? rules.K : 0;

    // Whose profile names the group counts as it says, whatever she answered: the table tells nothing of her.
    private static CountedAnswer Count(Respondent person, string group)
    {
        var named = person.Public.Contains(group);
        return new CountedAnswer(person.Person, person.Revision, person.Office, person.Actor, named ? GroupAnswer.Yes : person.Answers[group], named);
    }

    private static bool IsCurrent(CountedAnswer answer, Dictionary<string, Respondent> asked) =>
        asked.TryGetValue(answer.Person, out var now) && now.Revision == answer.Revision;
}
