using System.Globalization;
using Conoceles.Cuts;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Cuts;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.OpenData;

/// <summary>Makes every file of a cut in one reading of it, in a folder; the same bytes on every node.</summary>
internal static class OpenDataMaker
{
    /// <summary>What the file of everything for programs ends in.</summary>
    public const string Everything = "_todo.json";

    /// <summary>«conoceles_sonora-2024_corte-3_20240504060000»; of what is no real election its kind goes first.</summary>
    public static string BaseName(OpenDataContext context, ElectionMark? mark) => string.Create(
        CultureInfo.InvariantCulture,
        $"{BaseName(context.Election, mark)}_corte-{context.Cut}_{context.At.ToOffset(Deadlines.Hermosillo):yyyyMMddHHmmss}");

    /// <summary>The same of no cut.</summary>
    public static string BaseName(PublicElection election, ElectionMark? mark) =>
        $"{(mark is null ? "" : mark.Kind is ElectionKind.Rehearsal ? "ensayo_" : "demostracion_")}conoceles_{election.Slug}";

    public static async Task<OpenDataSet> Make(
        string key, string folder, OpenDataContext context, ElectionMark? mark, PublicSnapshot snapshot, CutSource source, CancellationToken cancellation)
    {
        var name = BaseName(context, mark);
        using var curricular = new TableFiles(folder, $"{name}_{OpenDataSets.Curricular.Name}", OpenDataSets.Curricular.Name, OpenDataSets.Curricular.Columns, context, mark);
        using var actions = new TableFiles(folder, $"{name}_{OpenDataSets.Actions.Name}", OpenDataSets.Actions.Name, OpenDataSets.Actions.Columns, context, mark);
        using var groups = new TableFiles(folder, $"{name}_{OpenDataSets.Groups.Name}", OpenDataSets.Groups.Name, OpenDataSets.Groups.Columns, context, mark);
        foreach (var line in GroupColumns.Lines(snapshot.LastCut?.Statistics))
            groups.Write(new OpenDataRow(context, Person: null, Group: line));
        using var popolo = new PopoloFile(folder, name + "_popolo", context, mark);
        using var everythingFile = new FileInMaking(folder, name + Everything, OpenDataJson.ContentType);
        using var everything = OpenDataJson.Writer(everythingFile.Content);
        ApiFiles.Begin(everything, context, mark, since: null);
        await source.Read(
            context.Cut,
            id => snapshot.Find(id) is not null,
            candidacy =>
            {
                curricular.Write(new OpenDataRow(context, candidacy));
                foreach (var action in candidacy.AffirmativeActions)
                    actions.Write(new OpenDataRow(context, candidacy, action));
                popolo.Write(candidacy);
                ApiFiles.Write(everything, candidacy);
            },
            cancellation);
        ApiFiles.End(everything, removed: null);
        PreparedFile[] data =
        [
            .. curricular.Finish(), .. actions.Finish(), .. groups.Finish(), DictionaryFile.Csv(folder, name + "_diccionario"),
            DictionaryFile.Json(folder, name + "_diccionario", context, mark), popolo.Finish(), everythingFile.Finish(),
        ];
        var package = PackageFile.Make(folder, $"{name}_{PackageFile.Suffix}", context, mark, data);
        var feed = FeedFile.Make(folder, context, mark, await Changes(snapshot.Cuts, source, cancellation));
        return new OpenDataSet(key, context.Cut, context.At, [.. data, package, feed]);
    }

    private static async Task<List<(PublicCut, IReadOnlyList<CutChange>)>> Changes(IReadOnlyList<PublicCut> cuts, CutSource source, CancellationToken cancellation)
    {
        var told = new List<(PublicCut, IReadOnlyList<CutChange>)>();
        var left = FeedFile.Entries;
        foreach (var cut in cuts.Reverse())
        {
            var changes = cut.Changes == 0 ? [] : await source.Changes(cut.Number, 0, left, cancellation);
            told.Add((cut, changes));
            if ((left -= changes.Length + 1) <= 0)
                break;
        }

        return told;
    }
}
