using Conoceles.Evidence;
using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Evidence;

/// <summary>What was written in the form that attaches a document. The file itself cannot come back.</summary>
/// <param name="Values">Field id → text, cleaned.</param>
/// <param name="Nonce">Makes a double click one act.</param>
public sealed record EvidenceForm(IReadOnlyDictionary<string, string> Values, string Nonce)
{
    public const string FileField = "archivo";

    public static readonly Field Kind = new()
    {
        Id = "documento",
        Kind = FieldKind.Select,
        Label = EvidenceMessages.Kind,
        Options = [.. Enum.GetValues<EvidenceKind>().Select(k => new Option(k.ToString(), EvidenceMessages.KindName(k)))],
    };

    public static readonly Field Reference = new()
    {
        Id = "referencia",
        Kind = FieldKind.Text,
        Label = EvidenceMessages.Reference,
        Hint = EvidenceMessages.ReferenceHint,
    };

    public static readonly Field File = new() { Id = FileField, Kind = FieldKind.Text, Label = EvidenceMessages.File };

    public static EvidenceForm Empty() => new(new Dictionary<string, string>(), OperationId.NewNonce());

    public static EvidenceForm Read(IFormCollection form) => new(
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Kind.Id] = AnswerText.CleanWord(form[Kind.Id]),
            [Reference.Id] = AnswerText.CleanLine(form[Reference.Id]),
        },
        form[OperationId.Field] is { Count: 1 } nonce ? nonce.ToString() : OperationId.NewNonce());

    /// <summary>Null when none of those that the page offers was chosen.</summary>
    public EvidenceKind? ChosenKind =>
        Kind.Options.Any(o => o.Value == Values[Kind.Id]) ? Enum.Parse<EvidenceKind>(Values[Kind.Id]) : null;

    public string WrittenReference => Values[Reference.Id];

    /// <summary>What is missing besides the file, in the order of the page.</summary>
    public IEnumerable<PageError> Errors()
    {
        if (ChosenKind is null)
            yield return new PageError(Kind.Id, EvidenceRefusals.UnknownKind.Message);
        if (WrittenReference.Length == 0)
            yield return new PageError(Reference.Id, EvidenceRefusals.ReferenceMissing.Message);
    }

    /// <summary>The same form with the same file is one operation.</summary>
    public Guid Operation(string owner, byte[] file) => OperationId.Derive(
        Nonce, "attach-evidence", owner, Values[Kind.Id], WrittenReference, EvidenceRules.HashOf(file));
}
