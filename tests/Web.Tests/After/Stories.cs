using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Receipts;

namespace Conoceles.Web.Tests.After;

/// <summary>How an invented candidacy stands, in each of the states after its submission.</summary>
internal static class Stories
{
    public static readonly DateTimeOffset Sent = new(2024, 4, 24, 11, 0, 0, TimeSpan.FromHours(-7));
    public static readonly DateTimeOffset Verified = Sent.AddDays(1);
    public static readonly DateTimeOffset Published = Verified.AddSeconds(1);
    public static readonly DateTimeOffset Asked = new(2024, 4, 25, 9, 0, 0, TimeSpan.FromHours(-7));

    public const string Mail = "nopalina@ejemplo.invalid";

    public static CandidacyView Captured(CandidacyView view) => view with
    {
        Status = CandidacyStatus.Captured,
        Version = 17,
        CanCapture = false,
        Receipts = [Receipt(ReceiptKind.Submission, Sent)],
        Sections = view.Sections
            .SetItem("contacto", Section(("correo-publico", Mail), ("correo-publico.2", "segundo@ejemplo.invalid")))
            .SetItem("estudios", Section(("grado", "licenciatura"), ("estatus-grado", "titulo")))
            .SetItem("motivos", Section(("motivo-cargo", "Porque sí."))),
    };

    public static CandidacyView Public(CandidacyView view) => Captured(view) with
    {
        Status = CandidacyStatus.Published,
        Receipts = [Receipt(ReceiptKind.Submission, Sent), Receipt(ReceiptKind.Verification, Verified), Receipt(ReceiptKind.Publication, Published)],
    };

    public static CandidacyView Corrected(CandidacyView view) => Public(view) with
    {
        Status = CandidacyStatus.Corrected,
        CorrectedAt = Asked.AddHours(3),
        Receipts = [.. Public(view).Receipts, Receipt(ReceiptKind.Correction, Asked.AddHours(2)), Receipt(ReceiptKind.Correction, Asked.AddHours(3))],
    };

    public static CandidacyView Requested(CandidacyView view) => Public(view) with
    {
        Correction = new CorrectionView(Asked, null, Elections.Deadlines.Correction(Asked, Elections.Calendar.Of(Sample.Election, 1)),
            [new FieldChange("contacto", "correo-publico", Mail, "otra@ejemplo.invalid")]),
    };

    public static CandidacyView Withdrawn(CandidacyView view) => Public(view) with
    {
        Status = CandidacyStatus.Withdrawn,
        Withdrawal = new WithdrawalView(Asked, WithdrawalCause.Substitution, "CG/99/2024", null),
        Receipts = [.. Public(view).Receipts, Receipt(ReceiptKind.Withdrawal, Asked)],
    };

    /// <summary>Withdrawn, and the term of her blocked data ended.</summary>
    public static CandidacyView Suppressed(CandidacyView view) => Withdrawn(view) with
    {
        Suppression = new SuppressionView(
            Elections.Deadlines.Suppression(Asked, Elections.Calendar.Of(Sample.Election, 1)), Asked.AddDays(91), Asked.AddDays(91).AddSeconds(1),
            Folio(ReceiptKind.Suppression, Asked)),
    };

    /// <summary>Public, with the content that its office's closing froze.</summary>
    public static CandidacyView Frozen(CandidacyView view) => Public(view) with { Frozen = true };

    public static string Folio(ReceiptKind kind, DateTimeOffset at) => $"FOLIO-{kind}-{at:HHmmss}";

    private static ReceiptView Receipt(ReceiptKind kind, DateTimeOffset at) => ReceiptView.Of(
        ReceiptSite.Sample(kind, 1) with { Folio = Folio(kind, at), At = at }, captured: true);

    private static SectionView Section(params (string Field, string Text)[] values) =>
        new(1, values.ToImmutableDictionary(v => v.Field, v => v.Text, StringComparer.Ordinal), true, true, Sent);
}
