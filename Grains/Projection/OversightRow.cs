using System.Globalization;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Elections;
using Conoceles.PublicRecord;

namespace Conoceles.Grains.Projection;

/// <summary>A row of oversight: where a candidacy stands. No answer of any questionnaire, only what is complete.</summary>
internal sealed record OversightRow
{
    public required string CandidacyId { get; init; }
    public required string Election { get; init; }
    public required int StateVersion { get; init; }
    public required string Status { get; init; }
    public required int Opening { get; init; }
    public required string Office { get; init; }
    public required string Territory { get; init; }
    public required string? Municipality { get; init; }
    public required int? District { get; init; }
    public required int? ListNumber { get; init; }
    public required string Character { get; init; }
    public required string Actor { get; init; }
    public required string ResponsibleParty { get; init; }
    public required string DisplayName { get; init; }
    public required string SortName { get; init; }
    public required DateOnly ApprovedOn { get; init; }
    public required string ApprovalAgreement { get; init; }

    /// <summary>When the account was received; null until then.</summary>
    public required DateTimeOffset? AccountReceivedAt { get; init; }

    /// <summary>Until when the institute delivers it.</summary>
    public required DateTimeOffset AccountDue { get; init; }

    public required DateTimeOffset? CaptureCloses { get; init; }
    public required DateTimeOffset? PublicationOpens { get; init; }
    public required DateTimeOffset? ReprojectAt { get; init; }
    public required DateTimeOffset? SubmittedAt { get; init; }
    public required DateTimeOffset? VerifiedAt { get; init; }
    public required DateTimeOffset? PublishedAt { get; init; }
    public required DateTimeOffset? CorrectedAt { get; init; }
    public required DateTimeOffset? WithdrawnAt { get; init; }
    public required DateTimeOffset? CorrectionRequestedAt { get; init; }
    public required DateTimeOffset? CorrectionDue { get; init; }

    /// <summary>Until when the sensitive data of who was withdrawn stay blocked.</summary>
    public required DateTimeOffset? SuppressionDue { get; init; }

    /// <summary>When their destruction was certified; null until then.</summary>
    public required DateTimeOffset? SuppressedAt { get; init; }

    public required int Observed { get; init; }
    public required int Withheld { get; init; }

    /// <summary>The registry says affirmative actions that the UT has not confirmed; not which.</summary>
    public required bool ActionsToConfirm { get; init; }

    public required bool VerifiedBySystem { get; init; }

    public required CaptureProgress Progress { get; init; }

    /// <summary>It has to capture: no agreement left it out.</summary>
    public required bool InScope { get; init; }

    /// <summary>State and definition that the row was made from; with another of either it is made again.</summary>
    public required string Basis { get; init; }

    /// <summary>As <see cref="Basis"/> writes it; the reconciler compares it in SQL.</summary>
    public static string BasisOf(int stateVersion, int definitionVersion) =>
        string.Create(CultureInfo.InvariantCulture, $"{stateVersion}/{definitionVersion}");

    public static OversightRow Of(CandidacyState state, int stateVersion, LoadedElection election, DateTimeOffset now)
    {
        var entry = state.Entry!;
        return new OversightRow
        {
            CandidacyId = state.Id,
            Election = state.Election,
            StateVersion = stateVersion,
            Status = state.Status.ToString(),
            Opening = state.Opening,
            Office = entry.Office,
            Territory = PublicProfile.TerritoryName(entry, election.Definition),
            Municipality = entry.Municipality,
            District = entry.District,
            ListNumber = entry.ListNumber,
            Character = PublicProfile.CharacterName(entry.Character),
            Actor = entry.PoliticalActor,
            ResponsibleParty = entry.ResponsibleParty,
            DisplayName = entry.FullName,
            SortName = Sortable(entry),
            ApprovedOn = entry.ApprovedOn,
            ApprovalAgreement = entry.ApprovalAgreement,
            AccountReceivedAt = DeliveryRules.Received(state),
            AccountDue = Deadlines.Accounts(entry.ApprovedOn, entry.ResponsibleParty, election.Calendar).Ends,
            CaptureCloses = CaptureWindow.Of(state, election.Calendar)?.Closes,
            PublicationOpens = election.Calendar.Publication.GetValueOrDefault(entry.Office)?.Opens,
            ReprojectAt = PublicProjection.NextChange(state, election.Calendar, now),
            SubmittedAt = state.SubmittedAt,
            VerifiedAt = state.VerifiedAt,
            PublishedAt = state.PublishedAt,
            CorrectedAt = state.CorrectedAt,
            WithdrawnAt = state.Withdrawal?.At,
            CorrectionRequestedAt = state.Correction?.At,
            CorrectionDue = state.Correction is { } asked ? Deadlines.Correction(asked.At, election.Calendar).Ends : null,
            SuppressionDue = SuppressionRules.Deadline(state, election.Calendar)?.Ends,
            SuppressedAt = state.Suppression?.CertifiedAt,
            Observed = state.Observations.Select(o => o.Section).Distinct(StringComparer.Ordinal).Count(),
            Withheld = state.Withheld.Count,
            ActionsToConfirm = AffirmativeActionRules.IsWaiting(state),
            VerifiedBySystem = state.VerifiedBySystem,
            Progress = CaptureProgress.Of(state, election.Definition.Questionnaires),
            InScope = election.Definition.Scope.Includes(entry),
            Basis = BasisOf(stateVersion, election.Calendar.DefinitionVersion),
        };
    }

    /// <summary>Surnames first, without accents and in lower case: what lists sort by and searches compare.</summary>
    private static string Sortable(RegistryEntry entry)
    {
        var name = $"{entry.FirstSurname} {entry.SecondSurname} {entry.GivenNames}".Normalize(System.Text.NormalizationForm.FormD);
        return string.Concat(name.Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)).ToLowerInvariant();
    }
}
