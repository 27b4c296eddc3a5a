using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

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
            PostedAnswers.Of(form, section),
            int.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0,
            form[FinishedField] == "si",
            form[OperationId.Field] is { Count: 1 } nonce ? nonce.ToString() : OperationId.NewNonce())
        {
            ToReview = form[ReturnField] == Review,
        };
    }

    /// <summary>The same form sent twice is one operation; with any other text it is another.</summary>
    public Guid Operation(string candidacy, string section) => OperationId.Derive(
        Nonce,
        [
            "draft", candidacy, section, SeenVersion.ToString(CultureInfo.InvariantCulture), Finished ? "1" : "0",
            .. Values.OrderBy(v => v.Key, StringComparer.Ordinal).SelectMany(v => new[] { v.Key, v.Value }),
        ]);
}
