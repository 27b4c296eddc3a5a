using Conoceles.Candidacies;

namespace Conoceles.Grains.Tests.Model;

/// <summary>Everybody who may come to a candidacy, with and without a right to.</summary>
internal enum Person
{
    System,
    Captor,
    OtherCaptor,
    IndependentsCaptor,
    Candidate,
    OtherCandidate,
    Reviewer,
    Administrator,
    SecondAdministrator,
    Commission,
    Communication,
    Operator,
}

internal static class People
{
    public const string Party = "pxx";
    public const string OtherParty = "pyy";
    public const string Independent = "independiente";

    /// <param name="sitting">Which of her sittings: a new one is a new entry of the audit.</param>
    public static Actor Of(Person person, string candidacy, int sitting = 0)
    {
        var (role, party, own) = person switch
        {
            Person.System => (Role.System, null, null),
            Person.Captor => (Role.Capturist, Party, null),
            Person.OtherCaptor => (Role.Capturist, OtherParty, null),
            Person.IndependentsCaptor => (Role.Capturist, Independent, null),
            Person.Candidate => (Role.Candidate, null, candidacy),
            Person.OtherCandidate => (Role.Candidate, null, candidacy + "9"),
            Person.Reviewer => (Role.Reviewer, null, null),
            Person.Administrator or Person.SecondAdministrator => (Role.UtAdministrator, null, null),
            Person.Commission => (Role.Commission, null, null),
            Person.Communication => (Role.Communication, null, null),
            Person.Operator => (Role.Operator, (string?)null, (string?)null),
            _ => throw new ArgumentOutOfRangeException(nameof(person)),
        };
        return person == Person.System
            ? Actor.ForSystem("modelo")
            : new Actor("cuenta-" + person, $"sesion-{person}-{sitting}", role, party, own);
    }
}
