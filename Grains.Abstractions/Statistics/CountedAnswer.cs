namespace Conoceles.Statistics;

/// <summary>An answer that the published tables count. As sensitive as the answer itself, unless it was forgotten.</summary>
/// <param name="Answer">Null once forgotten: it stays counted, and nobody knows any more as what.</param>
/// <param name="Known">Her profile named the group at some cut: whoever read it knows that this is a yes.</param>
public sealed record CountedAnswer(string Person, int Revision, string Office, string Actor, GroupAnswer? Answer, bool Known)
{
    public Sending Sending => new(Person, Revision);
}

/// <summary>One sending of one person.</summary>
public readonly record struct Sending(string Person, int Revision);
