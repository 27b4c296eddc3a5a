using Conoceles.Candidacies;
using Conoceles.PublicRecord;
using Conoceles.Review;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.ReviewQueue;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Review;

/// <summary>Puts a review's page together: the candidacy, who reviews it, what the system noticed.</summary>
public sealed class ReviewScreen(ElectionReader elections, ReviewLeases leases, WaitingReader waiting, ITextTwins twins)
{
    /// <param name="context">The request.</param>
    /// <param name="view">The candidacy as it is now.</param>
    /// <param name="posted">What a form said; it stays on the page.</param>
    /// <param name="errors">Why it was not taken; none is a page that was asked for.</param>
    /// <param name="verified">Who was verified a moment ago, on this page or on the one before.</param>
    /// <param name="done">Another thing that was done a moment ago.</param>
    public async Task<IResult> Show(
        HttpContext context, CandidacyView view, DecisionForm? posted = null, IReadOnlyList<PageError>? errors = null, string? verified = null, string? done = null)
    {
        var cancellation = context.RequestAborted;
        var election = await elections.Current(cancellation) ?? throw new ClusterAwayException();
        var waits = view.Status is CandidacyStatus.Captured;
        var isSent = view.Status is not CandidacyStatus.Pending;
        var remain = verified is null ? null : await waiting.CountOrNull(cancellation);
        return Pages.Render<ReviewPage>(
            errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(ReviewPage.Model), new ReviewModel
            {
                Candidacy = view,
                Election = election,
                Content = isSent ? PublicProfile.Content(election.Questionnaires, section => view.Sections.GetValueOrDefault(section)?.Values) : [],
                Decisions = posted ?? DecisionForm.Empty,
                Advice = await (waits
                    ? Advice.Of(twins, view, election.Questionnaires.Curricular, cancellation)
                    : Task.FromResult(Array.Empty<string>().ToLookup(s => s, StringComparer.Ordinal))),
                Nonce = OperationId.NewNonce(),
                Reader = ActorFactory.From(context.User),
                Now = ReceivedAt.Of(context),
                Lease = waits ? await LeaseOf(context, view.Id) : null,
                Errors = errors ?? [],
                Done = verified is null ? done : ReviewQueueMessages.Verified(verified) + (remain is { } left ? " " + ReviewQueueMessages.Remain(left) : ""),
                OffersNext = verified is not null && !waits,
                Waiting = remain,
            }));
    }

    /// <summary>Who reviews it. Of who reads her own, the term begins again: she is working on it.</summary>
    private async Task<ReviewLease?> LeaseOf(HttpContext context, string id)
    {
        var lease = (await leases.All(context.RequestAborted)).FirstOrDefault(l => l.CandidacyId == id);
        return lease?.Account == ActorFactory.From(context.User).AccountId ? await leases.Take(context, id) : lease;
    }
}
