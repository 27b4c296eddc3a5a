using System.Text.Json.Nodes;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies;

/// <summary>
/// The released schemas of <see cref="CandidacyState"/>. 1: registration, drafts, submission with an unsigned receipt,
/// verification, publication. 2: the whole state machine, signed receipts, history. 3: documents of the UT, receipt
/// of the account by an act. 4: suppression of the withdrawn's sensitive data, and a window of identity alone.
/// </summary>
internal static class CandidacySchemas
{
    /// <summary>What schema 2 added, with the value that says nothing.</summary>
    private static readonly (string Member, string Nothing)[] Added =
    [
        (nameof(CandidacyState.IdentityByCandidate), "false"), (nameof(CandidacyState.VerifiedBySystem), "false"),
        (nameof(CandidacyState.Consents), "{}"), (nameof(CandidacyState.ConfirmedActions), "\"\""),
        (nameof(CandidacyState.Observations), "[]"), (nameof(CandidacyState.Withheld), "{}"), (nameof(CandidacyState.PendingVersions), "[]"),
        (nameof(CandidacyState.CorrectedAt), ""), (nameof(CandidacyState.Reopening), ""), (nameof(CandidacyState.Correction), ""),
        (nameof(CandidacyState.Rejection), ""), (nameof(CandidacyState.Fix), ""), (nameof(CandidacyState.Withdrawal), ""),
    ];

    private static readonly (string Member, string Nothing)[] AddedToEntry = [("AffirmativeActions", "\"\""), ("Reelection", "false")];

    /// <summary>What schema 3 added, with the value that says nothing.</summary>
    private static readonly (string Member, string Nothing)[] AddedIn3 =
        [(nameof(CandidacyState.Evidence), "[]"), (nameof(CandidacyState.Delivery), "")];

    /// <summary>What schema 4 added, with the value that says nothing.</summary>
    private static readonly (string Member, string Nothing)[] AddedIn4 =
        [(nameof(CandidacyState.Suppression), ""), (nameof(CandidacyState.IdentityReopening), "")];

    public static SchemaConverter<CandidacyState> Converter(int written) =>
        new(StorageNames.Candidacy, CandidacyState.CurrentSchema, written, [From1To2, Same, Same], [From2To1, From3To2, From4To3]);

    private static JsonObject From1To2(JsonObject state)
    {
        var receipts = new JsonArray();
        foreach (var receipt in state[nameof(CandidacyState.Receipts)]?.AsArray() ?? [])
        {
            receipts.Add(new JsonObject
            {
                [nameof(Receipt.Folio)] = receipt!["Folio"]!.DeepClone(),
                [nameof(Receipt.Kind)] = nameof(ReceiptKind.Submission),
                [nameof(Receipt.At)] = receipt["At"]!.DeepClone(),
                [nameof(Receipt.Election)] = state[nameof(CandidacyState.Election)]!.DeepClone(),
                [nameof(Receipt.Candidacy)] = state[nameof(CandidacyState.Id)]!.DeepClone(),
                [nameof(Receipt.Opening)] = state[nameof(CandidacyState.Opening)]!.DeepClone(),
                [nameof(Receipt.Version)] = VersionOf(state, receipt["Folio"]!.GetValue<string>()),
                [nameof(Receipt.Account)] = receipt["Account"]!.DeepClone(),
                [nameof(Receipt.ContentHash)] = receipt["ContentHash"]!.DeepClone(),
                [nameof(Receipt.Salt)] = receipt["Salt"]!.DeepClone(),
            });
        }

        state[nameof(CandidacyState.Receipts)] = receipts;
        return state;
    }

    /// <summary>The version at which the act that made the receipt left the candidacy, as its remembered outcome says.</summary>
    private static int VersionOf(JsonObject state, string folio) =>
        state[nameof(CandidacyState.Operations)]?.AsArray()
            .Select(o => o!["Outcome"]!)
            .FirstOrDefault(o => o["Folio"]?.GetValue<string>() == folio)?["Version"]?.GetValue<int>()
        ?? state[nameof(CandidacyState.Version)]!.GetValue<int>();

    private static JsonObject? From2To1(JsonObject state)
    {
        // Schema 1 has no signatures: it cannot say a receipt without losing it.
        if (state[nameof(CandidacyState.Receipts)] is JsonArray { Count: > 0 } || !Drop(state, Added)
            || (state[nameof(CandidacyState.Entry)] is JsonObject entry && !Drop(entry, AddedToEntry)))
            return null;
        return state;
    }

    // What it added is empty when it is not there.
    private static JsonObject Same(JsonObject state) => state;

    // A delivery that schema 2 forgot would close a window that is open.
    private static JsonObject? From3To2(JsonObject state) => Drop(state, AddedIn3) ? state : null;

    // A suppression that schema 3 forgot would never be certified.
    private static JsonObject? From4To3(JsonObject state) => Drop(state, AddedIn4) ? state : null;

    private static bool Drop(JsonObject state, (string Member, string Nothing)[] members)
    {
        foreach (var (member, nothing) in members)
        {
            if (state[member] is { } value && value.ToJsonString() != nothing)
                return false;
            state.Remove(member);
        }

        return true;
    }
}
