using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Conoceles.Questionnaires;

/// <summary>A field (campo): one question. Its answer is a text under its id, in its section's dictionary.</summary>
[GenerateSerializer, Immutable, Alias("Field")]
public sealed record Field
{
    /// <summary>Unique over the set: lower-case letters, digits and hyphens.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>The question as the person reads it.</summary>
    [Id(1)]
    public required string Label { get; init; }

    /// <summary>How it is asked and checked.</summary>
    [Id(2)]
    public required FieldKind Kind { get; init; }

    /// <summary>Part of the legal minimum, when shown.</summary>
    [Id(3)]
    public bool Required { get; init; }

    /// <summary>Help under the label, if any.</summary>
    [Id(4)]
    public string? Hint { get; init; }

    /// <summary>Advised minimum of graphemes without whitespace; never blocks.</summary>
    [Id(5)]
    public int? Min { get; init; }

    /// <summary>Maximum of graphemes without whitespace; blocks the submission.</summary>
    [Id(6)]
    public int? Max { get; init; }

    /// <summary>For <see cref="FieldKind.Choice"/> and <see cref="FieldKind.Select"/>.</summary>
    [Id(7)]
    public ImmutableArray<Option> Options { get; init; } = [];

    /// <summary>The field applies only when this holds; otherwise it stores «No aplica».</summary>
    [Id(8)]
    public Condition? ShowWhen { get; init; }

    /// <summary>HTML autocomplete token, if one fits.</summary>
    [Id(9)]
    public string? Autocomplete { get; init; }

    /// <summary>How many answers it takes, one as a rule: <c>cursos</c>, <c>cursos.2</c>, <c>cursos.3</c>…</summary>
    [Id(10)]
    public int Repeat { get; init; } = 1;

    /// <summary>False when it is captured and never shown, although its questionnaire is public (the photo's date).</summary>
    [Id(11)]
    public bool Public { get; init; } = true;

    /// <summary>True when no consent shows the answer of one person: income (product §4).</summary>
    [Id(12)]
    public bool NeverIndividual { get; init; }

    /// <summary>True when leaving it empty does not make the questionnaire less complete: courses that nobody took.</summary>
    [Id(13)]
    public bool Extra { get; init; }

    /// <summary>For <see cref="FieldKind.Network"/>: whose addresses it takes.</summary>
    [Id(14)]
    public SocialNetwork? Network { get; init; }

    /// <summary>What its text is advised to mention.</summary>
    [Id(15)]
    public ImmutableArray<Mention> Mentions { get; init; } = [];

    /// <summary>A field of the section: when that one has an answer, this one should have too. Only advice.</summary>
    [Id(16)]
    public string? ExpectedWith { get; init; }

    /// <summary>Ids of its answers, as many as it takes.</summary>
    [JsonIgnore]
    public IEnumerable<string> ItemIds => Enumerable.Range(1, Repeat).Select(ItemId);

    /// <summary>What a stored answer says to people: the label of its option, a date or a number as they are read, or itself.</summary>
    public string Display(string stored) => stored == QuestionnaireRules.NotApplicable ? "No aplica" : Kind switch
    {
        FieldKind.Choice or FieldKind.Select => Options.FirstOrDefault(o => o.Value == stored)?.Label ?? stored,
        FieldKind.Check => stored == QuestionnaireRules.Yes ? "Sí" : stored,
        FieldKind.Date => DateAnswer.Display(stored),
        FieldKind.Phone => PhoneAnswer.Display(stored),
        _ => stored,
    };

    /// <summary>All its answers as people read them, a line each; null when it has none.</summary>
    public string? DisplayOf(IReadOnlyDictionary<string, string> answers)
    {
        var lines = ItemIds.Select(id => answers.GetValueOrDefault(id, "")).Where(a => a.Length > 0).Select(Display).ToArray();
        return lines.Length > 0 ? string.Join('\n', lines) : null;
    }

    /// <summary>Id of its <paramref name="number"/>-th answer, from 1.</summary>
    public string ItemId(int number) => number == 1 ? Id : string.Create(CultureInfo.InvariantCulture, $"{Id}.{number}");
}

/// <summary>How a field is asked and checked.</summary>
[GenerateSerializer, Alias("FieldKind")]
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

    /// <summary>A day, asked in three fields; stored as <c>yyyy-MM-dd</c>.</summary>
    Date,

    /// <summary>A profile of a social network: address or user name.</summary>
    Network,
}

/// <param name="Value">What is stored; never changes once published.</param>
/// <param name="Label">What is read.</param>
[GenerateSerializer, Immutable, Alias("Option")]
public sealed record Option([property: Id(0)] string Value, [property: Id(1)] string Label);

/// <summary>Holds when <paramref name="Field"/>, an earlier one of the section, has one of the values of <paramref name="AnyOf"/>.</summary>
[GenerateSerializer, Immutable, Alias("Condition")]
public sealed record Condition([property: Id(0)] string Field, [property: Id(1)] ImmutableArray<string> AnyOf);

/// <param name="Name">As people call it.</param>
/// <param name="Hosts">Domains whose addresses, subdomains included, are of it.</param>
/// <param name="Profile">Beginning of a profile's address: a user name goes after it.</param>
[GenerateSerializer, Immutable, Alias("SocialNetwork")]
public sealed record SocialNetwork(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<string> Hosts,
    [property: Id(2)] string Profile);

/// <summary>Something that the norm asks of a text and a program can only guess: it advises, never blocks.</summary>
[GenerateSerializer, Alias("Mention")]
public enum Mention
{
    /// <summary>The years of what is told.</summary>
    Years,

    /// <summary>Whom a proposal is for.</summary>
    Population,

    /// <summary>What a proposal wants to reach, and by when.</summary>
    Goals,
}
