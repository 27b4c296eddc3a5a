using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Conoceles.Questionnaires;

/// <summary>A questionnaire as data with a version: a question is added here and nowhere else.</summary>
[GenerateSerializer, Immutable, Alias("Questionnaire")]
public sealed record Questionnaire
{
    /// <summary><c>curricular</c>, <c>identidad</c> or <c>declaraciones</c>.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>From 1.</summary>
    [Id(1)]
    public required int Version { get; init; }

    /// <summary>True when its answers live only in the identity database, sealed.</summary>
    [Id(2)]
    public required bool Sensitive { get; init; }

    /// <summary>In the order of the screen and of the public profile.</summary>
    [Id(3)]
    public required ImmutableArray<Section> Sections { get; init; }

    /// <summary>Of the person's curriculum: what is public once published.</summary>
    [JsonIgnore]
    public bool IsCurricular => Id == "curricular";

    public Section? Find(string sectionId) => Sections.FirstOrDefault(s => s.Id == sectionId);
}

/// <summary>A section (rubro): what one page asks.</summary>
[GenerateSerializer, Immutable, Alias("Section")]
public sealed record Section
{
    /// <summary>Unique over the set; it is part of URLs.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>Heading, in Spanish.</summary>
    [Id(1)]
    public required string Title { get; init; }

    /// <summary>What is read under the heading, a paragraph a line; null when nothing.</summary>
    [Id(2)]
    public string? Intro { get; init; }

    /// <summary>Questions, in order.</summary>
    [Id(3)]
    public required ImmutableArray<Field> Fields { get; init; }

    /// <summary>When not empty, the legal minimum wants one of these fields answered.</summary>
    [Id(4)]
    public ImmutableArray<string> AtLeastOneOf { get; init; } = [];

    /// <summary>The sentence shown when none is.</summary>
    [Id(5)]
    public string? AtLeastOneMessage { get; init; }

    /// <summary>Section of the same questionnaire that should be answered too when this one is: «both or none». Only advice.</summary>
    [Id(6)]
    public string? Companion { get; init; }

    /// <summary>The field that asks for an answer: <c>cursos.3</c> is the third of <c>cursos</c>.</summary>
    public Field? FindField(string answerId)
    {
        var dot = answerId.IndexOf('.', StringComparison.Ordinal);
        var id = dot < 0 ? answerId : answerId[..dot];
        return Fields.FirstOrDefault(f => f.Id == id && f.ItemIds.Contains(answerId));
    }
}
