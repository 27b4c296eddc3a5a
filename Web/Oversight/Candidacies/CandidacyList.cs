using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Candidacies;

/// <summary><c>/ut/candidaturas</c>: every candidacy, with filters and order in the address.</summary>
internal static class CandidacyList
{
    public static async Task<IResult> Show(HttpContext context, CandidacyReader candidacies, ElectionReader elections)
    {
        var cancellation = context.RequestAborted;
        var values = await candidacies.Values(cancellation);
        var query = CandidacyQuery.Read(context.Request.Query).Known(values);
        // One address for one list: what there is not, and what the form left blank, do not stay in it.
        if (!query.IsSaidBy(context.Request.Query))
            return Results.Redirect(query.Address());

        var now = ReceivedAt.Of(context);
        var counts = await candidacies.Counts(query.Filter, now, cancellation);
        var found = query.Filter.Situation is { } one ? counts[one.Index] : counts.Sum();
        var pages = Math.Max(1, (found + CandidacyQuery.PageSize - 1) / CandidacyQuery.PageSize);
        query = query with { Page = Math.Min(query.Page, pages) };
        return Pages.Render<CandidacyListPage>((nameof(CandidacyListPage.Model), new CandidacyListModel
        {
            Query = query,
            Lines = await candidacies.Page(
                query.Filter, query.Order, (query.Page - 1) * CandidacyQuery.PageSize, CandidacyQuery.PageSize, now, cancellation),
            Found = found,
            Total = values[Dimension.Actor].Sum(v => v.Count),
            Pages = pages,
            Counts = counts,
            Values = values,
            Names = new DimensionNames(await elections.CurrentOrNull(cancellation)),
            Now = now,
        }));
    }
}

/// <summary>Everything that the list shows.</summary>
public sealed record CandidacyListModel
{
    public required CandidacyQuery Query { get; init; }

    /// <summary>Of this page.</summary>
    public required IReadOnlyList<ListedCandidacy> Lines { get; init; }

    /// <summary>Candidacies that pass the filters.</summary>
    public required int Found { get; init; }

    /// <summary>Of the election.</summary>
    public required int Total { get; init; }

    public required int Pages { get; init; }

    /// <summary>How many there are in each situation under the other filters, in the order of <see cref="Situation.All"/>.</summary>
    public required IReadOnlyList<int> Counts { get; init; }

    public required IReadOnlyDictionary<Dimension, IReadOnlyList<DimensionValue>> Values { get; init; }

    public required DimensionNames Names { get; init; }

    public required DateTimeOffset Now { get; init; }
}
