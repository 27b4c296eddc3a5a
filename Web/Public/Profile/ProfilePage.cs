using Conoceles.PublicRecord;
using Conoceles.Web.Public.Cards;
using Conoceles.Web.Public.List;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Profile;

/// <summary>
/// <c>/candidaturas/{id}</c>: one candidacy's profile, also when it gave no answers. Of one that stopped contending, a
/// page (410) that says so and of whom only the post; once the publication of the office closed, one that says only that.
/// </summary>
internal static class ProfilePage
{
    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (snapshot.FindWithdrawal(id) is { } withdrawal)
            return await Gone(withdrawal, snapshot, baker);
        if (snapshot.FindClosing(id) is { } closing)
            return await Closed(id, closing, snapshot, baker);
        return snapshot.Find(id) is { } candidacy ? await Of(candidacy, snapshot, baker) : null;
    }

    /// <summary>The page of somebody who contends.</summary>
    public static Task<BakedPage> Of(PublicCandidacy candidacy, PublicSnapshot snapshot, SiteBaker baker)
    {
        var id = candidacy.Id;
        var contest = snapshot.ContestOf(candidacy);
        var partner = contest.PartnerOf(id);
        var (previous, next) = contest.Beside(id);
        return baker.Page<ProfileDocument>(
            Links.Profile(id), Stamp(snapshot, id, partner, previous, next), Text(candidacy),
            () => new Dictionary<string, object?>
            {
                [nameof(ProfileDocument.Candidacy)] = snapshot.FindWhole(id),
                [nameof(ProfileDocument.Partner)] = partner,
                [nameof(ProfileDocument.Previous)] = previous,
                [nameof(ProfileDocument.Next)] = next,
                [nameof(ProfileDocument.Election)] = snapshot.Election!.Election,
            });
    }

    private static async Task<BakedPage> Gone(PublicWithdrawal withdrawal, PublicSnapshot snapshot, SiteBaker baker)
    {
        var page = await baker.Page<WithdrawalView>(
            Links.Profile(withdrawal.Id), Stamp(snapshot, withdrawal.Id),
            new PageText(
                ProfileMessages.WithdrawnTitle,
                $"{PostText.Of(withdrawal.OfficeName, withdrawal.ListNumber)}, {withdrawal.Territory}, {withdrawal.ActorName}: dejó de contender.", NoIndex: true),
            new Dictionary<string, object?> { [nameof(WithdrawalView.Withdrawal)] = withdrawal });
        return page.As(StatusCodes.Status410Gone);
    }

    private static async Task<BakedPage> Closed(string id, PublicClosing closing, PublicSnapshot snapshot, SiteBaker baker)
    {
        var page = await baker.Page<ClosingView>(
            Links.Profile(id), Stamp(snapshot, id), new PageText(ClosingMessages.Title, ClosingMessages.Of(closing), NoIndex: true),
            new Dictionary<string, object?> { [nameof(ClosingView.Title)] = ClosingMessages.Title, [nameof(ClosingView.Closing)] = closing });
        return page.As(StatusCodes.Status410Gone);
    }

    private static PageText Text(PublicCandidacy candidacy) => new(
        $"{candidacy.Name}, {candidacy.OfficeName}, {candidacy.Territory}",
        $"Perfil de {candidacy.Name}, candidatura a {candidacy.OfficeName} ({candidacy.Territory}), {candidacy.ActorName}.",
        Card: new PageCard(Links.Card(candidacy.Id), CardDrawing.Width, CardDrawing.Height, CardMessages.Alternative(candidacy)));

    /// <summary>«Versión 7, publicada el 4 de mayo de 2024, 10:00.»; null while only the registry's data are public.</summary>
    public static string? VersionLine(PublicCandidacy candidacy) => candidacy.PublishedAt is { } at
        ? $"Versión {SpanishNumbers.Whole(candidacy.Version)}, publicada el {SpanishDates.WithHour(at)} (hora de Sonora)."
        : null;

    /// <summary>The contest where somebody contends, as a list: the office in its territory.</summary>
    public static string Contest(string office, int? district, string? municipality) => ListQuery.OfContest(office, district, municipality).Address();

    /// <summary>
    /// The profile names who goes with her and who is before and after her, and shows what the election asks: another of any of
    /// them is another page.
    /// </summary>
    public static long Stamp(PublicSnapshot snapshot, string id, params ReadOnlySpan<PublicCandidacy?> named)
    {
        const long Many = 1_000_003;
        var stamp = (snapshot.Rows[id].StateVersion * Many) + snapshot.Election!.StateVersion;
        foreach (var person in named)
            stamp = unchecked((stamp * Many) + (person is null ? 0 : snapshot.Rows[person.Id].StateVersion + (long)person.Id.GetHashCode(StringComparison.Ordinal)));
        return stamp;
    }
}
