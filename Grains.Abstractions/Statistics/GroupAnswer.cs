namespace Conoceles.Statistics;

/// <summary>What somebody answered about belonging to a priority group.</summary>
[GenerateSerializer, Alias("GroupAnswer")]
public enum GroupAnswer
{
    Yes,
    No,

    /// <summary>«Prefiero no contestar».</summary>
    NoAnswer,
}
