using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Board;

/// <summary><c>/ut</c>: how many candidacies are where, and what has to be seen to; every number leads to its candidacies.</summary>
internal static class BoardStep
{
    public static async Task<IResult> Show(HttpContext context, BoardReader board, ElectionReader elections, string? por)
    {
        var dimension = BoardView.Dimensions.FirstOrDefault(d => d.Slug == por) ?? Dimension.Actor;
        var counts = await board.Counts(dimension, ReceivedAt.Of(context), context.RequestAborted);
        var names = new DimensionNames(await elections.CurrentOrNull(context.RequestAborted));
        return Pages.Render<BoardPage>((nameof(BoardPage.View), new BoardView(counts, names)));
    }
}
