namespace Conoceles.Web.Shared.Oversight;

/// <summary>Another candidacy of the same party with a long text that says the same.</summary>
/// <param name="Name">As lists show it.</param>
/// <param name="Prints">Of all its long texts.</param>
public sealed record TextTwin(string Name, string[] Prints);

/// <summary>Finds a party's own repeated texts.</summary>
public interface ITextTwins
{
    /// <summary>Other candidacies that a party captures and have a long text with one of these prints, by name.</summary>
    Task<List<TextTwin>> Twins(string party, string candidacy, string[] prints, CancellationToken cancellation);
}
