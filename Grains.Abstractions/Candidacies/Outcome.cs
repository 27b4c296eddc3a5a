namespace Conoceles.Candidacies;

/// <summary>
/// The answer to a command. A refusal is a result, not an exception: a code for programs and one Spanish sentence
/// for people. A repeated operation id gets the first outcome again.
/// </summary>
/// <param name="Accepted">True when the act is committed.</param>
/// <param name="Code">Stable code, kebab-case English; <c>ok</c> when accepted.</param>
/// <param name="Message">Sentence for the person, in Spanish; empty when accepted.</param>
/// <param name="Version">The candidacy's version after the command.</param>
/// <param name="Folio">Folio of the receipt that the act produced, if any.</param>
/// <param name="SectionVersion">Version of the section that a draft saved, or the stored one on a conflict.</param>
[GenerateSerializer, Immutable, Alias("Outcome")]
public sealed record Outcome(
    [property: Id(0)] bool Accepted,
    [property: Id(1)] string Code,
    [property: Id(2)] string Message,
    [property: Id(3)] int Version,
    [property: Id(4)] string? Folio = null,
    [property: Id(5)] int SectionVersion = 0)
{
    public const string Ok = "ok";

    public static Outcome Done(int version, string? folio = null, int sectionVersion = 0) =>
        new(true, Ok, "", version, folio, sectionVersion);

    public static Outcome Refused(Refusal refusal, int version, int sectionVersion = 0) =>
        new(false, refusal.Code, refusal.Message, version, null, sectionVersion);
}

/// <summary>Why a command is refused: a code for programs, a Spanish sentence for people.</summary>
[GenerateSerializer, Immutable, Alias("Refusal")]
public sealed record Refusal([property: Id(0)] string Code, [property: Id(1)] string Message);
