using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Notices;

/// <summary>The addresses of a party as its form shows and posts them.</summary>
/// <param name="Values">Field id → text, cleaned.</param>
/// <param name="Seen">Those that there were when the form was shown.</param>
public sealed record RecipientForm(IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Seen)
{
    /// <summary>Name of the hidden field with the addresses that the person saw.</summary>
    public const string SeenField = "vistos";

    /// <summary>As the table has place for.</summary>
    public const int Most = 5;

    public static readonly Field Emails = new()
    {
        Id = "correo",
        Label = NoticeMessages.Email,
        Hint = NoticeMessages.EmailsHint,
        Kind = FieldKind.Email,
        Repeat = Most,
        Extra = true,
    };

    private static readonly Section _section = new() { Id = "correos", Title = NoticeMessages.Emails, Fields = [Emails] };

    /// <summary>What will be kept: each address once, whatever its capitals.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. Emails.ItemIds.Select(id => Values.GetValueOrDefault(id, "")).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    public static RecipientForm Of(IReadOnlyList<string> addresses) => new(
        addresses.Index().ToDictionary(a => Emails.ItemId(a.Index + 1), a => a.Item, StringComparer.Ordinal), addresses);

    public static RecipientForm Read(IFormCollection form) => new(
        PostedAnswers.Of(form, _section),
        form[SeenField].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));

    public PageError[] Errors() => [.. QuestionnaireRules.Blocking(_section, Values).Select(f => new PageError(f.Field, f.Message))];
}
