using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Conoceles.Elections;

namespace Conoceles.Grains.Elections.Rules;

/// <summary>
/// What an election remembers of an entry instead of the entry: enough to know whether another one says the same, and
/// in which members it does not. Pure.
/// </summary>
internal static class EntryPrint
{
    private const int MemberBytes = 3;

    /// <summary>Members in an order that never changes; a new one goes at the end.</summary>
    private static readonly ImmutableArray<(string Name, Func<RegistryEntry, string> Text)> Members =
    [
        (nameof(RegistryEntry.GivenNames), e => e.GivenNames),
        (nameof(RegistryEntry.FirstSurname), e => e.FirstSurname),
        (nameof(RegistryEntry.SecondSurname), e => e.SecondSurname),
        (nameof(RegistryEntry.Nickname), e => e.Nickname),
        (nameof(RegistryEntry.Sex), e => e.Sex),
        (nameof(RegistryEntry.Age), e => Text(e.Age)),
        (nameof(RegistryEntry.Office), e => e.Office),
        (nameof(RegistryEntry.District), e => Text(e.District)),
        (nameof(RegistryEntry.Municipality), e => e.Municipality ?? ""),
        (nameof(RegistryEntry.ListNumber), e => Text(e.ListNumber)),
        (nameof(RegistryEntry.Character), e => e.Character.ToString()),
        (nameof(RegistryEntry.PoliticalActor), e => e.PoliticalActor),
        (nameof(RegistryEntry.ResponsibleParty), e => e.ResponsibleParty),
        (nameof(RegistryEntry.ApprovedOn), e => Text(e.ApprovedOn)),
        (nameof(RegistryEntry.ApprovalAgreement), e => e.ApprovalAgreement),
        (nameof(RegistryEntry.AccountDeliveredOn), e => Text(e.AccountDeliveredOn)),
        (nameof(RegistryEntry.AffirmativeActions), e => e.AffirmativeActions),
        (nameof(RegistryEntry.Reelection), e => e.Reelection ? "1" : ""),
    ];

    /// <summary>Names that <see cref="Differences"/> may give, which are all but the key.</summary>
    public static IEnumerable<string> Names => Members.Select(m => m.Name);

    /// <summary>Decides whether an entry changed.</summary>
    public static string Whole(RegistryEntry entry) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(entry, StateJson.Options)).AsSpan(0, 12));

    /// <summary>Of two entries that contend for the same post under the same actor it is the same; null when the actor is unknown.</summary>
    public static string? Post(RegistryEntry entry, ElectionDefinition election) => election.FindActor(entry.PoliticalActor) is { } actor
        ? Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PostRules.PostOf(actor, entry))).AsSpan(0, 12))
        : null;

    /// <summary>Says which members did: twenty-four bits each, which is for a preview and decides nothing.</summary>
    public static string Each(RegistryEntry entry)
    {
        Span<byte> prints = stackalloc byte[Members.Length * MemberBytes];
        for (var i = 0; i < Members.Length; i++)
        {
            var print = Fnv(Members[i].Text(entry));
            for (var b = 0; b < MemberBytes; b++)
                prints[(i * MemberBytes) + b] = (byte)(print >> (8 * b));
        }

        return Convert.ToBase64String(prints);
    }

    /// <summary>Members in which an entry differs from what was remembered; none when nothing was.</summary>
    public static IEnumerable<string> Differences(string? remembered, RegistryEntry entry)
    {
        if (remembered is null)
            yield break;
        // Three bytes are four characters of base 64: each member has its own.
        var now = Each(entry);
        for (var i = 0; i < Members.Length && (i + 1) * 4 <= remembered.Length; i++)
        {
            if (!now.AsSpan(i * 4, 4).SequenceEqual(remembered.AsSpan(i * 4, 4)))
                yield return Members[i].Name;
        }
    }

    private static uint Fnv(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619u);
        return hash;
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
