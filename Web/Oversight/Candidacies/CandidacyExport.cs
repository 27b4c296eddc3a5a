using System.Globalization;
using System.Text;
using Conoceles.Elections;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Candidacies;

/// <summary>
/// <c>/ut/candidaturas.csv</c>: the rows of the list, all of them, for a spreadsheet. Where each candidacy stands and
/// nothing of what it answered; of the identity questionnaire not even how far it is.
/// </summary>
internal static class CandidacyExport
{
    public static async Task<IResult> Show(HttpContext context, CandidacyReader candidacies, ElectionReader elections, WebSettings settings)
    {
        var cancellation = context.RequestAborted;
        var query = CandidacyQuery.Read(context.Request.Query).Known(await candidacies.Values(cancellation));
        var names = new DimensionNames(await elections.CurrentOrNull(cancellation));
        var now = ReceivedAt.Of(context);
        return Results.Stream(
            async body =>
            {
                // With its mark: a spreadsheet takes a file without it for one of its own code page, and breaks every ñ.
                await using var writer = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
                await writer.WriteAsync(CsvText.Line(CandidacyListMessages.Columns));
                await foreach (var line in candidacies.All(query.Filter, query.Order, now, cancellation))
                    await writer.WriteAsync(CsvText.Line(Cells(line, names)));
            },
            "text/csv; charset=utf-8; header=present",
            FileName(settings.Election, now));
    }

    /// <summary>«candidaturas_sonora-2024_2024-05-04_1432.csv», with the hour of Sonora.</summary>
    private static string FileName(string election, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture, $"candidaturas_{election}_{now.ToOffset(Deadlines.Hermosillo):yyyy-MM-dd_HHmm}.csv");

    private static IEnumerable<string> Cells(ListedCandidacy line, DimensionNames names)
    {
        var row = line.Row;
        yield return row.Id;
        yield return row.DisplayName;
        yield return names.Office(row.Office);
        yield return row.Character;
        yield return Number(row.ListNumber);
        yield return row.Municipality is { } municipality ? names.Of(Dimension.Municipality, municipality, row.Territory) : "";
        yield return Number(row.District);
        yield return row.Territory;
        yield return names.Actor(row.Actor);
        yield return names.Actor(row.ResponsibleParty);
        yield return line.Situation.One;
        yield return Number(row.CurricularPercent);
        yield return Instant(row.SavedAt);
        yield return Instant(row.CaptureCloses);
        yield return Instant(row.SubmittedAt);
        yield return Instant(line.VerifiedAt);
        yield return Instant(line.PublishedAt);
        yield return Instant(row.CorrectionRequestedAt);
        yield return Number(line.Observed);
        yield return Number(line.Withheld);
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    // What every spreadsheet reads as an instant, in Sonora's hour.
    private static string Instant(DateTimeOffset? at) =>
        at?.ToOffset(Deadlines.Hermosillo).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";
}
