using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.Site;

/// <summary>A titular and her substitute, of whom the record may have one only.</summary>
public sealed record Formula(PublicCandidacy? Titular, PublicCandidacy? Substitute)
{
    private const string SubstituteCharacter = "suplente";

    /// <summary>Who gives it its place in the public order.</summary>
    public PublicCandidacy First => Titular ?? Substitute!;

    public static bool IsSubstitute(PublicCandidacy candidacy) => candidacy.Character == SubstituteCharacter;

    /// <summary>
    /// Formulas of candidacies in the public order. Where a post has more than one titular or substitute of the same
    /// actor, who goes with whom is not known and each stands alone: a wrong pair is worse than none.
    /// </summary>
    public static IEnumerable<Formula> Of(IEnumerable<PublicCandidacy> candidacies)
    {
        foreach (var post in candidacies.GroupBy(Post))
        {
            var (substitutes, titulars) = (post.Where(IsSubstitute).ToArray(), post.Where(c => !IsSubstitute(c)).ToArray());
            if (titulars.Length <= 1 && substitutes.Length <= 1)
            {
                yield return new Formula(titulars.FirstOrDefault(), substitutes.FirstOrDefault());
                continue;
            }

            foreach (var candidacy in post)
                yield return IsSubstitute(candidacy) ? new Formula(null, candidacy) : new Formula(candidacy, null);
        }
    }

    private static object Post(PublicCandidacy c) => (c.Office, c.District, c.Municipality, c.ListNumber, c.Actor, c.Slate);
}
