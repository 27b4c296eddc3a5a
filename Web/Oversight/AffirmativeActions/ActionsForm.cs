using System.Collections.Immutable;
using Conoceles.Bulk;
using Conoceles.Candidacies;

namespace Conoceles.Web.Oversight.AffirmativeActions;

/// <summary>
/// What the forms of the confirmation carry. The list that was seen travels in one field, as the server keeps nothing
/// between the two steps; what it says is compared again by each candidacy.
/// </summary>
internal static class ActionsForm
{
    /// <summary>Candidacies that were ticked.</summary>
    public const string Chosen = "candidatura";

    /// <summary>Which button was pressed: with <see cref="WholeParty"/> the ticks do not count.</summary>
    public const string Extent = "alcance";

    public const string WholeParty = "partido";

    /// <summary>The list that the preview showed.</summary>
    public const string Seen = "lista";

    private const char BetweenItems = ';';
    private const char BeforeGroups = ':';

    /// <summary>Element id of a candidacy's tick.</summary>
    public static string TickId(string candidacyId) => "elegir-" + candidacyId;

    public static string Pack(IEnumerable<ActionsLine> lines) =>
        string.Join(BetweenItems, lines.Select(l => l.Row.Id + BeforeGroups + l.Actions.Registered));

    /// <summary>The list of the field; empty when it is none.</summary>
    public static ImmutableArray<ActionsSeen> Unpack(string field)
    {
        var items = ImmutableArray.CreateBuilder<ActionsSeen>();
        foreach (var item in field.Split(BetweenItems, ConfirmInBulk.MaxItems + 1))
        {
            if (item.Split(BeforeGroups) is not [var id, { Length: > 0 } groups] || !CandidacyId.IsWellFormed(id))
                return [];
            items.Add(new ActionsSeen(id, groups));
        }

        return items.ToImmutable();
    }
}
