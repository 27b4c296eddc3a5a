using System.Collections.Immutable;

namespace Conoceles.Questionnaires;

/// <summary>
/// A questionnaire as data with a version: a question is added here and nowhere else. Published versions never
/// change; a new one is a new file.
/// </summary>
/// <param name="Id"><c>curricular</c> or <c>identidad</c>.</param>
/// <param name="Version">From 1.</param>
/// <param name="Sensitive">True when its answers live only in the identity database, sealed.</param>
/// <param name="Sections">In the order of the screen and of the public profile.</param>
public sealed record Questionnaire(string Id, int Version, bool Sensitive, ImmutableArray<Section> Sections)
{
    public Section? Find(string sectionId) => Sections.FirstOrDefault(s => s.Id == sectionId);
}

/// <summary>A section (rubro): what one page asks.</summary>
/// <param name="Id">Unique over both questionnaires; it is part of URLs.</param>
/// <param name="Title">Heading, in Spanish.</param>
/// <param name="Intro">A sentence under the heading, if any.</param>
/// <param name="Fields">Questions, in order.</param>
/// <param name="AtLeastOneOf">When not empty, the legal minimum wants one of these fields answered.</param>
/// <param name="AtLeastOneMessage">The sentence shown when none is.</param>
public sealed record Section(
    string Id,
    string Title,
    string? Intro,
    ImmutableArray<Field> Fields,
    ImmutableArray<string> AtLeastOneOf = default,
    string? AtLeastOneMessage = null);

/// <summary>A field (campo): one question.</summary>
/// <param name="Id">Unique over both questionnaires.</param>
/// <param name="Label">The question as the person reads it.</param>
/// <param name="Kind">How it is asked and checked.</param>
/// <param name="Required">Part of the legal minimum, when shown.</param>
/// <param name="Hint">Help under the label, if any.</param>
/// <param name="Min">Advised minimum of graphemes without whitespace; never blocks.</param>
/// <param name="Max">Maximum of graphemes without whitespace; blocks the submission.</param>
/// <param name="Options">For <see cref="FieldKind.Choice"/>.</param>
/// <param name="ShowWhen">The field applies only when this holds; otherwise it stores «No aplica».</param>
/// <param name="Autocomplete">HTML autocomplete token, if one fits.</param>
public sealed record Field(
    string Id,
    string Label,
    FieldKind Kind,
    bool Required = false,
    string? Hint = null,
    int? Min = null,
    int? Max = null,
    ImmutableArray<Option> Options = default,
    Condition? ShowWhen = null,
    string? Autocomplete = null);

/// <summary>How a field is asked and checked.</summary>
public enum FieldKind
{
    /// <summary>One line.</summary>
    Text,

    /// <summary>Several lines, with a counter.</summary>
    LongText,

    /// <summary>One option of a closed list, as radios.</summary>
    Choice,

    /// <summary>One option of a long closed list, as a select.</summary>
    Select,

    /// <summary>An e-mail address that will be public.</summary>
    Email,

    /// <summary>Ten digits.</summary>
    Phone,

    /// <summary>An http or https address.</summary>
    Url,

    /// <summary>A yes that is checked or not; stored as <c>si</c>.</summary>
    Check,

    /// <summary>A photograph; stored as the SHA-256, in lower-case hexadecimal, of the re-encoded file.</summary>
    Photo,

    /// <summary>A local date, <c>yyyy-MM-dd</c>.</summary>
    Date,
}

/// <param name="Value">What is stored; never changes once published.</param>
/// <param name="Label">What is read.</param>
public sealed record Option(string Value, string Label);

/// <summary>Holds when <paramref name="Field"/> has one of the values of <paramref name="AnyOf"/>.</summary>
public sealed record Condition(string Field, ImmutableArray<string> AnyOf);
