namespace Conoceles.Questionnaires;

/// <summary>
/// The longest text that is stored of each kind of field, in UTF-16 units. It is no rule of the norm: it keeps a row
/// small whatever is posted, and one grapheme can have a hundred thousand units.
/// </summary>
public static class AnswerCaps
{
    private const int ProposalMax = 1_600;
    private const int ProposalCap = 3_000;

    public static int Of(Field field) => field.Kind switch
    {
        FieldKind.LongText => field.Max <= ProposalMax ? ProposalCap : CharacterCount.StorageCap,
        FieldKind.Text => 1_000,
        FieldKind.Url or FieldKind.Network => 500,
        FieldKind.Email => 320,
        FieldKind.Phone or FieldKind.Date => 60,
        FieldKind.Photo => 64,
        _ => 100,
    };
}
