using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Oversight.AffirmativeActions;

/// <summary>A candidacy whose affirmative actions wait, as the lists show it.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Actions">What the registry says and what is confirmed.</param>
public sealed record ActionsLine(OversightRow Row, AffirmativeActionsView Actions)
{
    /// <summary>The groups of a text as people read them, in the questionnaires' order.</summary>
    public static ImmutableArray<string> Names(string joined, ElectionDefinition election)
    {
        var ids = AffirmativeGroups.Split(joined);
        return [.. election.Questionnaires.Groups.Where(g => ids.Contains(g.Id)).Select(g => g.Label)];
    }
}
