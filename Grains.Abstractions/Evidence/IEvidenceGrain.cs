namespace Conoceles.Evidence;

/// <summary>
/// The documents of one owner, encrypted where identity is. The key is the owner's id: today a candidacy's. Keeping a file
/// attaches it to nothing; the owner does, in its own state, by a command that names what was kept. What no owner names
/// within a day is deleted at the owner's next keeping.
/// </summary>
[Alias("IEvidenceGrain")]
public interface IEvidenceGrain : IGrainWithStringKey
{
    /// <summary>
    /// Encrypts and keeps a file for the UT's administrator. The operation's id is the file's: the same one again, with the
    /// same bytes, changes nothing and gets the same answer.
    /// </summary>
    [Alias("Keep")]
    Task<EvidenceOutcome> Keep(KeepEvidence command);

    /// <summary>
    /// Gives an attached file back to the UT's administrator. Who opened which, when and for what is recorded before a byte is
    /// read: an exception may leave the record of an opening that nobody saw, never the other way round.
    /// </summary>
    [Alias("Open")]
    Task<OpenedEvidence> Open(OpenEvidence command);
}
