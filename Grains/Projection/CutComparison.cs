using System.Collections.Immutable;
using System.Security.Cryptography;
using Conoceles.Cuts;
using Conoceles.Grains.Cuts.Rules;
using Conoceles.PublicRecord;

namespace Conoceles.Grains.Projection;

/// <summary>A row of the public record beside what the last cut holds of it.</summary>
/// <param name="Candidacy">Its id.</param>
/// <param name="Version">Of the row now.</param>
/// <param name="IsPublic">It has a document now.</param>
/// <param name="Now">That document; null when it is of the version that the cut holds, or there is none.</param>
/// <param name="Held">What the last cut holds; null when nothing.</param>
internal sealed record CutRow(
    string Candidacy, int Version, bool IsPublic, PublicCandidacy? Now, PublicWithdrawal? Withdrawal, PublicClosing? Closing, HeldDocument? Held);

/// <param name="Mac">Its print.</param>
/// <param name="Document">Its bytes; null when they are erased, or when nothing has to be compared.</param>
internal sealed record HeldDocument(byte[] Mac, byte[]? Document);

/// <summary>What has to be written for some rows.</summary>
/// <param name="Kept">New documents.</param>
/// <param name="Ended">Candidacies whose document held until the cut before.</param>
/// <param name="Seen">Those that were compared and show the same, with the version that was.</param>
internal sealed record CutWork(
    IReadOnlyList<KeptDocument> Kept, IReadOnlyList<string> Ended, IReadOnlyList<(string Candidacy, int Version)> Seen);

internal sealed record KeptDocument(string Candidacy, int Version, byte[] Mac, byte[] Salt, string SortKey, byte[] Document);

/// <summary>Compares row by row what is public with what the last cut holds.</summary>
internal sealed class CutComparison(int number, ILookup<string, PublicWithdrawal> withdrawn)
{
    private readonly List<CutPrint> _prints = [];
    private readonly List<CutChange> _changes = [];
    private readonly List<PublicClosing> _closings = [];
    private readonly List<KeptDocument> _kept = [];
    private readonly List<string> _ended = [];
    private readonly List<(string, int)> _seen = [];

    /// <summary>Everything that holds in the new cut, in the order of its rows.</summary>
    public IReadOnlyList<CutPrint> Prints => _prints;

    /// <summary>Everything that changed, kind by kind.</summary>
    public ImmutableArray<CutChange> Changes() =>
        [.. _changes.Concat(CutChanges.Closed(_closings)).OrderBy(c => c.Kind).ThenBy(c => c.Candidacy, StringComparer.Ordinal)];

    public void Take(CutRow row)
    {
        if (!row.IsPublic)
            Leave(row);
        else if (row.Now is not { } now)
            Hold(row, row.Held!.Mac);
        else if (row.Held?.Document is { } bytes && CutDocument.Read(bytes) is var before && CutDocument.ShowsTheSame(before, now))
        {
            Hold(row, row.Held.Mac);
            _seen.Add((row.Candidacy, row.Version));
        }
        else
            Enter(row, now);
    }

    /// <summary>What has to be written for the rows since the last call.</summary>
    public CutWork Drain()
    {
        var work = new CutWork([.. _kept], [.. _ended], [.. _seen]);
        _kept.Clear();
        _ended.Clear();
        _seen.Clear();
        return work;
    }

    private void Hold(CutRow row, byte[] mac) => _prints.Add(new CutPrint(row.Candidacy, Convert.ToHexStringLower(mac)));

    private void Enter(CutRow row, PublicCandidacy now)
    {
        var document = CutDocument.Bytes(now);
        var salt = RandomNumberGenerator.GetBytes(CutDocument.SaltBytes);
        var mac = CutDocument.Mac(salt, document);
        _kept.Add(new KeptDocument(row.Candidacy, row.Version, mac, salt, now.SortKey, document));
        Hold(row, mac);
        if (row.Held is not null)
            _ended.Add(row.Candidacy);
        // Of the first cut everything is new: it says how many, not whom.
        if (number > 1)
            _changes.Add(row.Held is null ? CutChanges.Added(now, withdrawn) : CutChanges.Changed(row.Held.Document is { } held ? CutDocument.Read(held) : null, now));
    }

    private void Leave(CutRow row)
    {
        if (row.Held is null)
            return;
        _ended.Add(row.Candidacy);
        if (row.Withdrawal is { } withdrawal)
            _changes.Add(CutChanges.Withdrawn(withdrawal));
        else if (row.Closing is { } closing)
            _closings.Add(closing);
        else
            _changes.Add(row.Held.Document is { } held
                ? CutChanges.Removed(CutDocument.Read(held))
                : new CutChange { Kind = CutChangeKind.Removed, Candidacy = row.Candidacy, Office = "", OfficeName = "" });
    }
}
