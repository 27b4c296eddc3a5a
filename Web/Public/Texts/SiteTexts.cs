using System.Collections.Frozen;
using System.Reflection;
using Conoceles.PublicRecord;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Texts;

/// <summary>The texts of the site, read once from the folder <c>textos</c> beside the program.</summary>
public sealed class SiteTexts(Institute institute)
{
    public const string Questions = "preguntas-frecuentes";
    public const string About = "acerca";
    public const string Privacy = "aviso-de-privacidad";
    public const string WholePrivacy = "aviso-de-privacidad-integral";
    public const string Accessibility = "accesibilidad";

    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "textos");

    private readonly FrozenDictionary<string, string> _files = new[] { Questions, About, Privacy, WholePrivacy, Accessibility }
        .ToFrozenDictionary(n => n, n => File.ReadAllText(Path.Combine(Folder, n + ".txt")), StringComparer.Ordinal);

    /// <summary>«1.0.0 (1a2b3c4d5e6f)»: what a person compares with the published sums.</summary>
    public static string Build { get; } = BuildOf(typeof(SiteTexts).Assembly);

    /// <summary>One of them, with what the election and the institute say of themselves.</summary>
    public SiteText Of(string name, PublicElection election) => SiteText.Parse(_files[name], key => key switch
    {
        "proceso" => election.Name,
        "jornada" => SpanishDates.Day(election.ElectionDay),
        "version" => Build,
        _ => institute.Find(key),
    });

    private static string BuildOf(Assembly assembly)
    {
        const int Short = 12;
        var parts = (assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+');
        return parts.Length > 1 ? $"{parts[0]} ({parts[1][..Math.Min(Short, parts[1].Length)]})" : parts[0];
    }
}
