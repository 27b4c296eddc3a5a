using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Conoceles.Receipts;

namespace Conoceles.Questionnaires;

/// <summary>
/// What one election asks, as data: two questionnaires, the declarations that go with them, and the groups whose chip
/// a consent can show. It belongs to the election's definition. A published version never changes; a new one is a new
/// folder of <c>deploy/questionnaires/</c>. Two sets are equal when they say the same.
/// </summary>
[GenerateSerializer, Immutable, Alias("QuestionnaireSet")]
public sealed record QuestionnaireSet
{
    /// <summary>Name of its folder, e.g. <c>v2</c>.</summary>
    [Id(0)]
    public required string Version { get; init; }

    /// <summary>Public once published (art. 19).</summary>
    [Id(1)]
    public required Questionnaire Curricular { get; init; }

    /// <summary>Sensitive: only in the identity database, sealed (art. 4).</summary>
    [Id(2)]
    public required Questionnaire Identity { get; init; }

    /// <summary>
    /// Privacy notice and consents: asked of everybody in the same way, so what they say is no sensitive datum; never
    /// public.
    /// </summary>
    [Id(3)]
    public required Questionnaire Declarations { get; init; }

    /// <summary>In the order of chips and statistics.</summary>
    [Id(4)]
    public required ImmutableArray<Group> Groups { get; init; }

    /// <summary>Of a definition that names no questionnaires: nothing can be captured with it.</summary>
    public static readonly QuestionnaireSet None = new()
    {
        Version = "",
        Curricular = new Questionnaire { Id = "curricular", Version = 0, Sensitive = false, Sections = [] },
        Identity = new Questionnaire { Id = "identidad", Version = 0, Sensitive = true, Sections = [] },
        Declarations = new Questionnaire { Id = "declaraciones", Version = 0, Sensitive = false, Sections = [] },
        Groups = [],
    };

    /// <summary>The three, in the order of the task list.</summary>
    [JsonIgnore]
    public ImmutableArray<Questionnaire> All => [Curricular, Identity, Declarations];

    /// <summary>The questionnaire and section of a section id; null when no questionnaire has it.</summary>
    public (Questionnaire Questionnaire, Section Section)? Find(string sectionId)
    {
        foreach (var questionnaire in All)
        {
            if (questionnaire.Find(sectionId) is { } section)
                return (questionnaire, section);
        }

        return null;
    }

    /// <summary>The field that asks for an answer, <c>cursos.3</c> included; null when none does.</summary>
    public Field? FindField(string answerId) =>
        All.SelectMany(q => q.Sections).Select(s => s.FindField(answerId)).FirstOrDefault(f => f is not null);

    public Group? FindGroup(string id) => Groups.FirstOrDefault(g => g.Id == id);

    // Arrays compare by reference; a definition that was read twice must still be the same definition.
    public bool Equals(QuestionnaireSet? other) =>
        ReferenceEquals(this, other) || (other is not null && CanonicalJson.Bytes(this).AsSpan().SequenceEqual(CanonicalJson.Bytes(other)));

    public override int GetHashCode() => HashCode.Combine(Version, Curricular.Version, Identity.Version, Declarations.Version, Groups.Length);
}
