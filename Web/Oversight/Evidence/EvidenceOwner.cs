using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Evidence;

namespace Conoceles.Web.Oversight.Evidence;

/// <summary>Whose documents a page shows: a candidacy, or a delivery of accounts.</summary>
public sealed record EvidenceOwner
{
    /// <summary>Key of its grains.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>What its documents are.</summary>
    public required string Intro { get; init; }

    /// <summary>Of its documents.</summary>
    public required string Address { get; init; }

    /// <summary>Address and name of the pages above, the nearest last.</summary>
    public required ImmutableArray<(string Address, string Name)> Path { get; init; }

    /// <summary>What the link to the nearest one says.</summary>
    public required string Back { get; init; }

    /// <summary>Those that the person may see, oldest first.</summary>
    public required ImmutableArray<EvidenceView> Evidence { get; init; }

    /// <summary>The sensitive ones are blocked: nobody opens them.</summary>
    public bool Blocked { get; init; }

    /// <summary>Names a document that is kept already.</summary>
    public required Func<AttachEvidence, CancellationToken, Task<Outcome>> Attach { get; init; }

    public string Saved => Address + "?guardado=1";

    public string Open(Guid evidence) => $"{Address}/{evidence}";
}
