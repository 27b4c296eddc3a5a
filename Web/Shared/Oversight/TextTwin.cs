namespace Conoceles.Web.Shared.Oversight;

/// <summary>Another candidacy of the same party with a long text that says the same.</summary>
/// <param name="Name">As lists show it.</param>
/// <param name="Prints">Of all its long texts.</param>
public sealed record TextTwin(string Name, string[] Prints);
