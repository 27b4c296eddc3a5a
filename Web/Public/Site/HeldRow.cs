using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Conoceles.PublicRecord;
using Conoceles.Statistics;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// A row of the record as a node holds it: what lists and neighbours show as it is, and the answers, which only her own page and
/// the comparison show, compressed. A hundred thousand of them fit where the whole documents would not.
/// </summary>
/// <param name="Row">Its candidacy without answers: to look at them there is an error, and not an empty profile.</param>
/// <param name="Degree">What she published of her degree of studies, which lists and statistics ask of everybody.</param>
/// <param name="Packed">The answers; null when there is no candidacy.</param>
public sealed record HeldRow(PublicRow Row, DegreeAnswer Degree, byte[]? Packed)
{
    public string CandidacyId => Row.CandidacyId;

    public int StateVersion => Row.StateVersion;

    /// <summary>Without answers; null when nothing of it is public.</summary>
    public PublicCandidacy? Candidacy => Row.Candidacy;

    public static HeldRow Of(PublicRow whole) => whole.Candidacy is not { } candidacy
        ? new HeldRow(whole, default, null)
        : new HeldRow(
            whole with { Candidacy = WithoutAnswers(candidacy) },
            DegreeAnswer.Of(candidacy),
            Pack(new Answers(candidacy.Sections, candidacy.ConsentedChips, candidacy.ConsentedDetails)));

    /// <summary>The row as it was read.</summary>
    public PublicRow Whole() => Row with { Candidacy = WholeCandidacy() };

    /// <summary>The candidacy with her answers; null when nothing of it is public.</summary>
    public PublicCandidacy? WholeCandidacy()
    {
        if (Row.Candidacy is not { } candidacy)
            return null;
        var answers = Unpack(Packed!);
        return candidacy with { Sections = answers.Sections, ConsentedChips = answers.ConsentedChips, ConsentedDetails = answers.ConsentedDetails };
    }

    /// <summary>The same without what lasts only as long as a consent.</summary>
    public HeldRow WithoutConsented() => WholeCandidacy() is { } c && c.ConsentedChips.Length + c.ConsentedDetails.Length > 0 ? Of(Row with { Candidacy = c.WithoutConsented() }) : this;

    /// <summary>As it is written on a disk, where what is not there has to be empty.</summary>
    public HeldRow ForDisk() => Row.Candidacy is { } candidacy ? this with { Row = Row with { Candidacy = candidacy with { Sections = [], ConsentedChips = [], ConsentedDetails = [] } } } : this;

    /// <summary>As it is held, of what was written on a disk.</summary>
    public HeldRow FromDisk() => Row.Candidacy is { } candidacy ? this with { Row = Row with { Candidacy = WithoutAnswers(candidacy) } } : this;

    /// <summary>The same with each word that many share kept once.</summary>
    private static PublicCandidacy WithoutAnswers(PublicCandidacy c) => c with
    {
        Election = string.Intern(c.Election),
        Sex = Once(c.Sex),
        Office = string.Intern(c.Office),
        OfficeName = string.Intern(c.OfficeName),
        Territory = string.Intern(c.Territory),
        Municipality = Once(c.Municipality),
        Character = string.Intern(c.Character),
        Actor = string.Intern(c.Actor),
        ActorName = string.Intern(c.ActorName),
        Sections = default,
        ConsentedChips = default,
        ConsentedDetails = default,
    };

    private static string? Once(string? text) => text is null ? null : string.Intern(text);

    private static byte[] Pack(Answers answers)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            JsonSerializer.Serialize(deflate, answers, PublicJson.Options);
        return packed.ToArray();
    }

    private static Answers Unpack(byte[] packed)
    {
        using var deflate = new DeflateStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<Answers>(deflate, PublicJson.Options)!;
    }

    private sealed record Answers(
        ImmutableArray<PublicSection> Sections, ImmutableArray<PublicChip> ConsentedChips, ImmutableArray<PublicSection> ConsentedDetails);
}
