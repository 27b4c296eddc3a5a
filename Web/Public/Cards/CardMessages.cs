using Conoceles.PublicRecord;
using Conoceles.Web.Public.Profile;

namespace Conoceles.Web.Public.Cards;

/// <summary>Every sentence of the card.</summary>
internal static class CardMessages
{
    public const string Notice = "Información de quien la capturó. No tiene efecto en el registro y no es propaganda electoral.";

    /// <summary>What the image says, for who does not see it.</summary>
    public static string Alternative(PublicCandidacy candidacy) =>
        $"{candidacy.Name}, {candidacy.OfficeName}, {candidacy.Territory}, {candidacy.ActorName}.";

    public static string Character(PublicCandidacy candidacy) => ProfileMessages.CharacterName(candidacy.Character);
}
