using System.Collections.Immutable;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies;

/// <summary>
/// The public content at one version: a row of the history, which is only appended to. Curricular sections alone.
/// </summary>
/// <param name="CandidacyId">Candidacy.</param>
/// <param name="Version">Its version when this became the content.</param>
/// <param name="Opening">In which opening.</param>
/// <param name="Act">Submission, correction or the institute's fix.</param>
/// <param name="At">Legal instant.</param>
/// <param name="Account">Who did it.</param>
/// <param name="Content">Section → field → text.</param>
public sealed record ContentVersion(
    string CandidacyId,
    int Version,
    int Opening,
    CommandName Act,
    DateTimeOffset At,
    string Account,
    ImmutableDictionary<string, ImmutableDictionary<string, string>> Content);
