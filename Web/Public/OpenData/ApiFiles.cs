using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Cuts;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Receipts;

namespace Conoceles.Web.Public.OpenData;

/// <summary>The files of the read API: every profile of a cut as it is kept, or those that are others since another cut.</summary>
internal static class ApiFiles
{
    /// <summary>Another shape would have another name, and another address.</summary>
    public const string Schema = "conoceles-candidaturas/1";

    public const string CutsSchema = "conoceles-cortes/1";

    /// <summary>Opens the file of profiles; they are written one by one.</summary>
    /// <param name="since">Number of the cut of which only the difference is said; null for everything.</param>
    public static void Begin(Utf8JsonWriter json, OpenDataContext context, ElectionMark? mark, int? since)
    {
        OpenDataJson.Begin(json, Schema, context, mark);
        if (since is { } cut)
            json.WriteNumber("since", cut);
        json.WriteStartArray("candidacies");
    }

    public static void Write(Utf8JsonWriter json, PublicCandidacy candidacy)
    {
        json.WriteRawValue(CutDocument.Bytes(candidacy), skipInputValidation: true);
        OpenDataJson.Spill(json);
    }

    /// <param name="removed">Ids that were in the other cut and are not here any more; null in the file of everything.</param>
    public static void End(Utf8JsonWriter json, IReadOnlyList<string>? removed)
    {
        json.WriteEndArray();
        if (removed is not null)
        {
            json.WriteStartArray("removed");
            foreach (var id in removed)
                json.WriteStringValue(id);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
    }

    /// <summary>The list of cuts, the newest first.</summary>
    public static string Cuts(PublicElection election, ImmutableArray<PublicCut> cuts, ElectionMark? mark) => JsonSerializer.Serialize(
        new
        {
            Schema = CutsSchema,
            Mark = mark?.Line,
            Election = election.Slug,
            ElectionName = election.Name,
            Cuts = cuts.Reverse().Select(c => new
            {
                c.Number,
                At = ReceiptStatement.Instant(c.At),
                c.Origin,
                c.Reason,
                c.Candidacies,
                Changes = c.Counts,
                c.Manifest,
                Page = Links.Cut(c.Number),
                ManifestFile = Links.CutManifest(c.Number),
                SignatureFile = Links.CutSignature(c.Number),
            }),
        },
        PublicJson.Options) + "\n";
}
