namespace Conoceles.Candidacies;

/// <summary>Who acts. One account has one role (product §2).</summary>
[GenerateSerializer, Alias("Role")]
public enum Role
{
    /// <summary>The system itself: reminders, sweeps and the registry's import.</summary>
    System,

    /// <summary>Captures for the candidacies of one responsible party.</summary>
    Capturist,

    /// <summary>The candidate's own account: one candidacy.</summary>
    Candidate,

    /// <summary>UT reviewer (auxiliar técnico): verifies and observes.</summary>
    Reviewer,

    /// <summary>UT administrator: all of oversight.</summary>
    UtAdministrator,

    /// <summary>CTSCCC and Consejo General: read only.</summary>
    Commission,

    /// <summary>CCS: diffusion, nothing unpublished.</summary>
    Communication,

    /// <summary>UI: the cluster and its telemetry; never identity answers.</summary>
    Operator,
}
