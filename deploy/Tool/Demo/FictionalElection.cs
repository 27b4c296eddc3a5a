using Conoceles.Elections;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// The demo's election: the real one's offices, territory, parties and dates under another slug and kind, so that its
/// clock may be moved and no page of it passes for the real process.
/// </summary>
public static class FictionalElection
{
    public const string Slug = "demo-2024";

    private const string Agreement = "Demostración";

    public static ElectionDefinition Of(ElectionDefinition real) => real with
    {
        Slug = Slug,
        Kind = ElectionKind.Demo,
        Name = real.Name + " (demostración)",
        Offices = [.. real.Offices.Select(o => o with
        {
            Publication = o.Posts is PostList.Numbered
                // One office is public later, so that what is verified and waits can be seen.
                ? o.Publication with { Opens = DemoStory.LatePublication, Agreement = Agreement + ": publicación posterior" }
                : o.Publication with { Agreement = Agreement + ": inicio de campañas a jornada electoral" },
        })],
        // As if the commission had loaded the ground that the plan supports: withholding can be tried.
        Grounds = [.. real.Grounds.Select(g => g.Withholds ? g with { Agreement = Agreement } : g)],
    };
}
