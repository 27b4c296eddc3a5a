namespace Conoceles.Web.Shared.Forms;

/// <summary>One line of the error summary, with the same words beside its field.</summary>
/// <param name="Field">Element id that the line leads to; empty when it is about the whole page.</param>
/// <param name="Message">Spanish sentence.</param>
public sealed record PageError(string Field, string Message);
