namespace Conoceles.Candidacies.Commands;

/// <summary>
/// The term of the withdrawn's blocked data ended (plan §9; product §5): the candidacy forgets every sensitive datum of the
/// person, affirmative action and consents included. What it named in the identity database is destroyed next.
/// </summary>
[GenerateSerializer, Immutable, Alias("Suppress")]
public sealed record Suppress : CandidacyCommand
{
    public override CommandName Name => CommandName.Suppress;
}

/// <summary>
/// Destroys what <see cref="Suppress"/> left without an owner, and only then signs the acta that says so. Repeated until it
/// is done: destroying twice is the same.
/// </summary>
[GenerateSerializer, Immutable, Alias("CertifySuppression")]
public sealed record CertifySuppression : CandidacyCommand
{
    public override CommandName Name => CommandName.CertifySuppression;
}
