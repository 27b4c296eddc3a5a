namespace Conoceles.Web.Shared.Layout;

/// <summary>An image that stands for a page where it is shared.</summary>
/// <param name="Address">From the root of the site.</param>
/// <param name="Width">In pixels, as its height.</param>
/// <param name="Alternative">What it says, for who does not see it.</param>
public sealed record PageCard(string Address, int Width, int Height, string Alternative);
