namespace Conoceles.Evidence;

/// <summary>What a document shows. Stored states carry the names: one may be added at the end, none changes.</summary>
[GenerateSerializer, Alias("EvidenceKind")]
public enum EvidenceKind
{
    /// <summary>Of the Consejo General or of a commission.</summary>
    Agreement,

    Sentence,

    /// <summary>A mail that the UT received.</summary>
    Mail,

    /// <summary>A titular's signed form: what it authorises may say something of her.</summary>
    SignedConsent,

    /// <summary>Signed by who received an account.</summary>
    AccountReceipt,

    Other,
}

/// <summary>What a file is by its first bytes. Nobody looks further: it is stored and given back, never parsed nor shown.</summary>
[GenerateSerializer, Alias("EvidenceMedia")]
public enum EvidenceMedia
{
    Pdf,
    Jpeg,
    Png,
}
