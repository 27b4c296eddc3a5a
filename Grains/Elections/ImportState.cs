using System.Collections.Immutable;
using Conoceles.Elections;

namespace Conoceles.Grains.Elections;

/// <summary>
/// The rows of one import. When it ends they leave it: they say the affirmative actions of every person, which would survive
/// their suppression here. Schema 2: entries know their affirmative actions and whether they are a
/// reelection; an import of schema 1 goes on with neither.
/// </summary>
public sealed record ImportState
{
    public const int CurrentSchema = 2;

    public int Schema { get; init; } = CurrentSchema;

    public string Election { get; init; } = "";

    public Guid OperationId { get; init; }

    public ImmutableArray<RegistryEntry> Entries { get; init; } = [];

    /// <summary>Candidacy of each entry, same order.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];
}

/// <summary>How far it is. Apart from the rows, which are large and do not change.</summary>
public sealed record ImportProgressState
{
    /// <summary>Rows that had their answer, refused ones too.</summary>
    public int Applied { get; init; }

    /// <summary>Null while every candidacy took its entry: then a process that does not know it can read the row.</summary>
    public ImportRefusals? Refusals { get; init; }
}

/// <summary>What candidacies refused for good.</summary>
public sealed record ImportRefusals
{
    /// <summary>Index of each in the rows.</summary>
    public ImmutableArray<int> Rows { get; init; } = [];

    /// <summary>The first ones, with their reasons.</summary>
    public ImmutableArray<RefusedEntry> Listed { get; init; } = [];

    /// <summary>The election knows, so that the same file tries them again.</summary>
    public bool Told { get; init; }

    public static ImportRefusals Of(ImportRefusals? before, IReadOnlyCollection<(int Row, RefusedEntry Entry)> more)
    {
        before ??= new ImportRefusals();
        return new ImportRefusals
        {
            Rows = [.. before.Rows, .. more.Select(m => m.Row)],
            Listed = [.. before.Listed.Concat(more.Select(m => m.Entry)).Take(ImportProgress.Listed)],
        };
    }
}
