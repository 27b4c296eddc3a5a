using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Conoceles.Grains.Projection;

/// <summary>How the oversight row is written.</summary>
internal static class OversightUpsert
{
    private const string Sql =
        """
        insert into oversight.candidacy (candidacy_id, election, state_version, public_version, status, opening, office,
          territory, municipality, district, list_number, character, actor, responsible_party, display_name, sort_name,
          capture_closes, publication_opens, reproject_at, submitted_at, verified_at, published_at, corrected_at, withdrawn_at,
          correction_requested_at, curricular_sections, identity_sections, observed, withheld, actions_to_confirm, verified_by_system,
          in_scope, basis, declaration_sections, started, minimum_missing, curricular_percent, saved_at, text_prints,
          correction_due, approved_on, approval_agreement, account_received_at, account_due, suppression_due, suppressed_at,
          updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
          $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, now())
        on conflict (candidacy_id) do update set
          election = excluded.election, state_version = excluded.state_version, public_version = coalesce(excluded.public_version, candidacy.public_version),
          status = excluded.status, opening = excluded.opening, office = excluded.office, territory = excluded.territory,
          municipality = excluded.municipality, district = excluded.district, list_number = excluded.list_number,
          character = excluded.character, actor = excluded.actor, responsible_party = excluded.responsible_party,
          display_name = excluded.display_name, sort_name = excluded.sort_name, capture_closes = excluded.capture_closes,
          publication_opens = excluded.publication_opens,
          -- A draft that leaves the public document alone must not put off what the calendar already changed in it.
          reproject_at = case when excluded.public_version is null
            then least(candidacy.reproject_at, excluded.reproject_at) else excluded.reproject_at end,
          submitted_at = excluded.submitted_at, verified_at = excluded.verified_at, published_at = excluded.published_at,
          corrected_at = excluded.corrected_at, withdrawn_at = excluded.withdrawn_at,
          correction_requested_at = excluded.correction_requested_at, correction_due = excluded.correction_due,
          curricular_sections = excluded.curricular_sections, identity_sections = excluded.identity_sections,
          observed = excluded.observed, withheld = excluded.withheld, actions_to_confirm = excluded.actions_to_confirm,
          verified_by_system = excluded.verified_by_system, in_scope = excluded.in_scope, basis = excluded.basis,
          declaration_sections = excluded.declaration_sections, started = excluded.started, minimum_missing = excluded.minimum_missing,
          curricular_percent = excluded.curricular_percent, saved_at = excluded.saved_at, text_prints = excluded.text_prints,
          approved_on = excluded.approved_on, approval_agreement = excluded.approval_agreement,
          account_received_at = excluded.account_received_at, account_due = excluded.account_due,
          suppression_due = excluded.suppression_due, suppressed_at = excluded.suppressed_at, updated_at = excluded.updated_at
        where candidacy.state_version <= excluded.state_version
        """;

    public static NpgsqlBatchCommand Of(OversightRow row, int? publicVersion)
    {
        var command = new NpgsqlBatchCommand(Sql);
        var p = command.Parameters;
        Text(row.CandidacyId);
        Text(row.Election);
        Number(row.StateVersion);
        Number(publicVersion);
        Text(row.Status);
        Number(row.Opening);
        Text(row.Office);
        Text(row.Territory);
        Text(row.Municipality);
        Number(row.District);
        Number(row.ListNumber);
        Text(row.Character);
        Text(row.Actor);
        Text(row.ResponsibleParty);
        Text(row.DisplayName);
        Text(row.SortName);
        foreach (var instant in new[]
        {
            row.CaptureCloses, row.PublicationOpens, row.ReprojectAt, row.SubmittedAt, row.VerifiedAt, row.PublishedAt,
            row.CorrectedAt, row.WithdrawnAt, row.CorrectionRequestedAt,
        })
        {
            Add(NpgsqlDbType.TimestampTz, instant?.ToUniversalTime());
        }

        Add(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(row.Progress.CurricularSections));
        Add(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(row.Progress.IdentitySections));
        Number(row.Observed);
        Number(row.Withheld);
        Add(NpgsqlDbType.Boolean, row.ActionsToConfirm);
        Add(NpgsqlDbType.Boolean, row.VerifiedBySystem);
        Add(NpgsqlDbType.Boolean, row.InScope);
        Text(row.Basis);
        Add(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(row.Progress.DeclarationSections));
        Number(row.Progress.Started);
        Number(row.Progress.MinimumMissing);
        Number(row.Progress.CurricularPercent);
        Add(NpgsqlDbType.TimestampTz, row.Progress.SavedAt?.ToUniversalTime());
        Add(NpgsqlDbType.Array | NpgsqlDbType.Text, row.Progress.TextPrints);
        Add(NpgsqlDbType.TimestampTz, row.CorrectionDue?.ToUniversalTime());
        Add(NpgsqlDbType.Date, row.ApprovedOn);
        Text(row.ApprovalAgreement);
        Add(NpgsqlDbType.TimestampTz, row.AccountReceivedAt?.ToUniversalTime());
        Add(NpgsqlDbType.TimestampTz, row.AccountDue.ToUniversalTime());
        Add(NpgsqlDbType.TimestampTz, row.SuppressionDue?.ToUniversalTime());
        Add(NpgsqlDbType.TimestampTz, row.SuppressedAt?.ToUniversalTime());
        return command;

        void Text(string? value) => Add(NpgsqlDbType.Text, value);
        void Number(int? value) => Add(NpgsqlDbType.Integer, value);
        void Add(NpgsqlDbType type, object? value) => p.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
    }
}
