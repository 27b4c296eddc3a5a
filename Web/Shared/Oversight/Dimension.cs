namespace Conoceles.Web.Shared.Oversight;

/// <summary>What candidacies are counted and filtered by besides their situation.</summary>
/// <param name="Slug">Name of the filter in the address.</param>
/// <param name="Name">Text on screen.</param>
/// <param name="Lacking">What a candidacy without it is called; null when each has it.</param>
/// <param name="Column">Text, of <c>oversight.candidacy</c>.</param>
public sealed record Dimension(string Slug, string Name, string? Lacking, string Column)
{
    /// <summary>Value of a filter for the candidacies that lack it.</summary>
    public const string None = "ninguno";

    public static readonly Dimension Actor = new("actor", "Actor político", null, "actor");
    public static readonly Dimension Party = new("partido", "Partido responsable", null, "responsible_party");
    public static readonly Dimension Office = new("cargo", "Cargo", null, "office");
    public static readonly Dimension Municipality = new("municipio", "Municipio", "Sin municipio", "municipality");
    public static readonly Dimension District = new("distrito", "Distrito", "Sin distrito", "district::text");
    public static readonly Dimension Character = new("caracter", "Carácter", null, "character");

    public static readonly IReadOnlyList<Dimension> All = [Actor, Party, Office, Municipality, District, Character];

    public static Dimension? Find(string? slug) => All.FirstOrDefault(d => d.Slug == slug);
}
