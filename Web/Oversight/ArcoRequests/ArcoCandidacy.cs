using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary>The candidacy that a form names, by its id or by words of its name.</summary>
/// <param name="Row">The one; null when the form names none, or it is not known which.</param>
/// <param name="Choice">Asks which of those that the words match; null when it has not to be asked.</param>
/// <param name="Error">What is wrong; null when nothing is.</param>
public sealed record ArcoCandidacy(OversightRow? Row, Field? Choice, PageError? Error)
{
    /// <summary>The one that was chosen of several.</summary>
    public const string ChoiceField = "candidatura-cual";

    private const int Most = 10;

    /// <param name="chosen">Id that was posted with the choice.</param>
    internal static async Task<ArcoCandidacy> Find(
        ActForm form, string? chosen, OversightReader rows, CandidacyReader names, ElectionDefinition election, DateTimeOffset now, CancellationToken cancellation)
    {
        var text = ArcoForm.Of(form, ArcoForm.Candidacy);
        if (text.Length == 0)
            return new ArcoCandidacy(null, null, null);
        if (CandidacyId.IsWellFormed(text))
            return (await rows.One(text, cancellation)).FirstOrDefault() is { } one ? new ArcoCandidacy(one, null, null) : None;
        // Of a text without a letter nothing is asked: it would be everybody.
        var found = text.Any(char.IsLetterOrDigit)
            ? await names.Page(CandidacyFilter.Everyone with { Text = text }, CandidacyOrder.Usual, 0, Most + 1, now, cancellation)
            : [];
        if (found.Count is 0)
            return None;
        if (found.Count == 1)
            return new ArcoCandidacy(found[0].Row, null, null);
        if (found.Count > Most)
            return new ArcoCandidacy(null, null, new PageError(ArcoForm.Candidacy.Id, ArcoFormMessages.TooMany));
        var choice = new Field
        {
            Id = ChoiceField,
            Kind = FieldKind.Choice,
            Label = ArcoFormMessages.Which,
            Options = [.. found.Select(f => new Option(f.Row.Id, ArcoMessages.NameOf(f.Row, election)))],
        };
        var row = found.FirstOrDefault(f => f.Row.Id == chosen)?.Row;
        return new ArcoCandidacy(row, choice, row is null ? new PageError(ChoiceField, ArcoFormMessages.WhichMissing) : null);
    }

    private static ArcoCandidacy None => new(null, null, new PageError(ArcoForm.Candidacy.Id, ArcoFormMessages.NoCandidacy));
}
