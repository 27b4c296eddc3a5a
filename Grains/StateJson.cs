using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Conoceles.Grains;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Elections;

namespace Conoceles;

/// <summary>How grain state is written: readable Spanish letters, names of enum values, nothing unknown accepted.</summary>
public static class StateJson
{
    /// <summary>Reads every released schema and writes the current ones.</summary>
    public static readonly JsonSerializerOptions Options = Configure(new JsonSerializerOptions(), WrittenSchemas.Current);

    /// <summary>Applies the same settings to the options that Orleans made.</summary>
    public static JsonSerializerOptions Configure(JsonSerializerOptions options, WrittenSchemas written)
    {
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        // A member that this version does not know was written by a newer one: dropping it on rewrite would lose it.
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.Converters.Add(new JsonStringEnumConverter());
        options.Converters.Add(CandidacySchemas.Converter(written.Candidacy));
        options.Converters.Add(ElectionSchemas.Converter());
        return options;
    }
}
