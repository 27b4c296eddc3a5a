using Conoceles.Grains.Candidacies;

namespace Conoceles.Grains;

/// <summary>
/// Which schema of each state this silo writes. During a rolling upgrade it is the one that the silos of before still
/// read; what it cannot say is refused for those minutes (<c>schema-held</c>) instead of lost.
/// </summary>
/// <param name="Candidacy">Schema of candidacies, 1 to <see cref="CandidacyState.CurrentSchema"/>.</param>
public sealed record WrittenSchemas(int Candidacy)
{
    public static readonly WrittenSchemas Current = new(CandidacyState.CurrentSchema);

    private readonly SchemaConverter<CandidacyState> _candidacy = CandidacySchemas.Converter(Candidacy);

    /// <summary>True when the state can be written without losing anything.</summary>
    public bool CanSay(CandidacyState state) =>
        Candidacy == CandidacyState.CurrentSchema || _candidacy.Lower(state, StateJson.Options) is not null;
}
