using System.Text.Json.Serialization;
using Conoceles.Statistics;

namespace Conoceles.Questionnaires;

/// <summary>
/// A group in a situation of discrimination, as data: which answer means belonging to it, and what its chip says.
/// Whether the chip is public is decided elsewhere (product §4): affirmative action, or this answer and consent.
/// </summary>
[GenerateSerializer, Immutable, Alias("Group")]
public sealed record Group
{
    /// <summary>«Prefiero no contestar», which every question of identity takes (product §4).</summary>
    public const string PrefersNot = "pnc";

    /// <summary>E.g. <c>indigena</c>; also how the registry's affirmative actions are written.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>E.g. «Personas indígenas».</summary>
    [Id(1)]
    public required string Label { get; init; }

    /// <summary>What the chip says of one person, e.g. «Persona indígena».</summary>
    [Id(2)]
    public required string Chip { get; init; }

    /// <summary>Identity section that asks about it.</summary>
    [Id(3)]
    public required string Section { get; init; }

    /// <summary>Identity field whose <see cref="Answer"/> means yes.</summary>
    [Id(4)]
    public required string Field { get; init; }

    [Id(5)]
    public required string Answer { get; init; }

    /// <summary>Youngest age on election day, in years; null when the group is no age band.</summary>
    [Id(6)]
    public int? MinAge { get; init; }

    /// <summary>Oldest age on election day, in years.</summary>
    [Id(7)]
    public int? MaxAge { get; init; }

    /// <summary>True when its section has details that a consent of their own can show.</summary>
    [Id(8)]
    public bool Details { get; init; }

    /// <summary>Declarations' field with the consent to show the chip: <c>si</c> or <c>no</c>.</summary>
    [JsonIgnore]
    public string ConsentField => "consent-" + Id;

    /// <summary>Declarations' field with the consent to show the section's details; null when there are none.</summary>
    [JsonIgnore]
    public string? DetailConsentField => Details ? "consent-detalle-" + Section : null;

    /// <summary>What an answer to its field says of belonging to it; null when it was not asked.</summary>
    public GroupAnswer? Read(string? answer) =>
        answer is null ? null : answer == Answer ? GroupAnswer.Yes : answer == PrefersNot ? GroupAnswer.NoAnswer : GroupAnswer.No;

    /// <summary>True when the group is a band of ages and this age, on election day, is in it.</summary>
    public bool IsOfAge(int age) => (MinAge ?? MaxAge) is not null && age >= (MinAge ?? 0) && age <= (MaxAge ?? int.MaxValue);
}
