namespace Conoceles.Grains.Candidacies;

/// <summary>An observation of the UT on a section.</summary>
public sealed record Observation(string Section, string Ground, string Note, DateTimeOffset At, string Account);

/// <summary>Why a section is not shown.</summary>
/// <param name="Ground">Id in the election's catalogue.</param>
/// <param name="GroundText">The ground's words when it was withheld, as the public page says them.</param>
/// <param name="Agreement">That allows withholding on it.</param>
/// <param name="At">Legal instant.</param>
public sealed record WithheldSection(string Ground, string GroundText, string Agreement, DateTimeOffset At);
