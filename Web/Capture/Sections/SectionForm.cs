using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Cluster;

namespace Conoceles.Web.Capture.Sections;

/// <summary>A section's form as it was posted. Only the section's own fields are read: nothing else binds.</summary>
/// <param name="Values">Field id → normalised text.</param>
/// <param name="SeenVersion">Version of the section that the person had before her.</param>
/// <param name="Finished">«Sí, la terminé».</param>
/// <param name="Nonce">Makes a double click one act.</param>
public sealed record SectionForm(ImmutableDictionary<string, string> Values, int SeenVersion, bool Finished, string Nonce)
{
    public const string VersionField = "version";
    public const string FinishedField = "terminada";

    /// <summary>Where the person came from; its only value is <see cref="Review"/>.</summary>
    public const string ReturnField = "regreso";

    public const string Review = "revisar";

    /// <summary>She came from the review and goes back to it.</summary>
    public bool ToReview { get; init; }

    /// <summary>True for what the form carries besides answers.</summary>
    public static bool IsTechnical(string name) =>
        name is VersionField or FinishedField or ReturnField or OperationId.Field || SectionConflict.IsTechnical(name);

    /// <summary>The text of the form; its photograph is read by <c>PhotoForm</c>, as no text can name one.</summary>
    public static SectionForm Read(IFormCollection form, Section section)
    {
        return new SectionForm(
            QuestionnaireRules.Normalise(section, Posted(form, section)),
            int.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
            form[FinishedField] == "si",
            form[OperationId.Field] is { Count: 1 } nonce ? nonce.ToString() : OperationId.NewNonce())
        {
            ToReview = form[ReturnField] == Review,
        };
    }

    private static Dictionary<string, string> Posted(IFormCollection form, Section section)
    {
        var posted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in section.Fields.Where(f => f.Kind is not FieldKind.Photo))
        {
            foreach (var id in field.ItemIds.Where(form.ContainsKey))
                posted[id] = form[id].ToString();
            if (field.Kind is FieldKind.Date && DateAnswer.InputIds(field.Id) is [var day, var month, var year] && form.ContainsKey(day))
                posted[field.Id] = DateAnswer.Join(form[day], form[month], form[year]);
        }

        return posted;
    }

    /// <summary>The same form sent twice is one operation; with any other text it is another.</summary>
    public Guid Operation(string candidacy, string section) => OperationId.Derive(
        Nonce,
        [
            "draft", candidacy, section, SeenVersion.ToString(CultureInfo.InvariantCulture), Finished ? "1" : "0",
            .. Values.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => new[] { v.Key, v.Value }),
        ]);
}
