using System.Collections.Immutable;

namespace Conoceles.Statistics;

/// <summary>Somebody of the universe of the statistics of groups: submitted and not withdrawn (product §6).</summary>
/// <param name="Person">Candidacy id.</param>
/// <param name="Revision">
/// Grows when the identity questionnaire is sent again, whatever changed in it: that an answer is another one must not be seen from
/// the outside.
/// </param>
/// <param name="Answers">Group id → answer; a group that her questionnaire did not ask is not there.</param>
/// <param name="Public">Groups that her profile names now, by affirmative action or by consent.</param>
public sealed record Respondent(
    string Person, int Revision, string Office, string Actor, ImmutableDictionary<string, GroupAnswer> Answers, ImmutableHashSet<string> Public);
