using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>What a rule may know besides the state and the command. Nothing here is read from a clock.</summary>
/// <param name="Calendar">The election's dates and catalogues.</param>
/// <param name="Questionnaires">The election's questionnaires.</param>
/// <param name="Entropy">Random bytes for a folio (first ten) and a salt (the next sixteen).</param>
public sealed record Circumstances(Calendar Calendar, QuestionnaireSet Questionnaires, ReadOnlyMemory<byte> Entropy)
{
    public const int EntropyBytes = Folio.RandomBytes + Receipt.SaltBytes;

    public string NewFolio() => Folio.From(Entropy.Span[..Folio.RandomBytes]);

    public ReadOnlySpan<byte> Salt => Entropy.Span[Folio.RandomBytes..];
}

/// <summary>
/// What a rule decided: a refusal, or the next state. When <see cref="IdentityAnswers"/> is set the vault must seal
/// them first and the state must name the seal.
/// </summary>
public sealed record Decision
{
    public Refusal? Refusal { get; private init; }

    /// <summary>The stored section's version when the refusal is a conflict.</summary>
    public int SectionVersion { get; private init; }

    public CandidacyState? State { get; private init; }

    public Outcome? Outcome { get; private init; }

    public IdentityAnswers? Identity { get; private init; }

    public static Decision Refuse(Refusal refusal, int sectionVersion = 0) =>
        new() { Refusal = refusal, SectionVersion = sectionVersion };

    public static Decision Accept(CandidacyState state, Outcome outcome, IdentityAnswers? identity = null) =>
        new() { State = state, Outcome = outcome, Identity = identity };
}

/// <summary>Answers of one identity section on their way to the vault.</summary>
public sealed record IdentityAnswers(string Section, ImmutableDictionary<string, string> Values);
