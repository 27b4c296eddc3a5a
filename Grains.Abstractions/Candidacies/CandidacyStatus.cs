namespace Conoceles.Candidacies;

/// <summary>
/// The states of a candidacy's questionnaire (product decision §3). Each is reached once per opening, in this
/// order; <see cref="Withdrawn"/> can be reached from any of them.
/// </summary>
[GenerateSerializer, Alias("CandidacyStatus")]
public enum CandidacyStatus
{
    /// <summary>Approved and imported; drafts are free (plan §8.IV).</summary>
    Pending,

    /// <summary>The single opportunity was used: the submission has its receipt.</summary>
    Captured,

    /// <summary>The Unidad de Transparencia verified that the data match what was asked (art. 9).</summary>
    Verified,

    /// <summary>Public: the office's publication window was open.</summary>
    Published,

    /// <summary>Public, after the one correction.</summary>
    Corrected,

    /// <summary>Out by substitution, cancellation or sentence, with its agreement.</summary>
    Withdrawn,
}
