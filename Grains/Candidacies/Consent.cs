using System.Text.Json.Serialization;

namespace Conoceles.Grains.Candidacies;

/// <summary>What was last said of a consent.</summary>
/// <param name="Given">Yes or no.</param>
/// <param name="At">Legal instant.</param>
/// <param name="Account">Who said it, or recorded it.</param>
/// <param name="Evidence">Without evidence of the titular a yes counts as «No» everywhere (product §4).</param>
/// <param name="Reference">Of the signed form, when the UT recorded it.</param>
/// <param name="Salt">Random, hex: opens the audit's commitment, and dies with the consent.</param>
public sealed record Consent(
    bool Given, DateTimeOffset At, string Account, ConsentEvidence Evidence, string? Reference, string Salt)
{
    /// <summary>True when it may be acted upon.</summary>
    [JsonIgnore]
    public bool Counts => Given && Evidence != ConsentEvidence.None;
}

/// <summary>What shows that the titular herself consented.</summary>
public enum ConsentEvidence
{
    /// <summary>Her party answered for her; waits for her signed form.</summary>
    None,

    /// <summary>Her own authenticated act.</summary>
    TitularAct,

    /// <summary>A signed form that the UT has seen.</summary>
    SignedForm,
}
