using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>One line of the registry's file, as read, before any rule.</summary>
/// <param name="Line">Line of the text or row of the sheet, from 1.</param>
/// <param name="Cells">Its cells in the file's order, trimmed.</param>
/// <param name="BadQuotes">The line's quotes do not close: its cells say nothing.</param>
public sealed record RegistryRow(int Line, ImmutableArray<string> Cells, bool BadQuotes = false)
{
    /// <summary>Cells of a sheet that hold no value, by their index: what is said of them is said instead of anything else.</summary>
    public ImmutableSortedDictionary<int, CellProblem> Problems { get; init; } = ImmutableSortedDictionary<int, CellProblem>.Empty;
}

/// <summary>Why a cell of a sheet cannot be read as a value: a formula, an error, a number whose digits are gone.</summary>
/// <param name="Code">Stable name of the rule.</param>
/// <param name="Reason">Spanish sentence that says what to do.</param>
public sealed record CellProblem(string Code, string Reason);

/// <summary>Something that must be mended in the file before any of it is imported.</summary>
/// <param name="Line">Line of the text or row of the sheet, from 1.</param>
/// <param name="Column">Column name; empty when it is the whole line.</param>
/// <param name="Code">Stable name of the rule, for programs and tests.</param>
/// <param name="Value">What the file says, cut and without characters that cannot be seen.</param>
/// <param name="Reason">Spanish sentence that says what it should say.</param>
public sealed record RegistryError(int Line, string Column, string Code, string Value, string Reason);

/// <summary>The verdict on a file: entries ready to import, or every error at once and no entry.</summary>
/// <param name="Errors">In the order of the file; at most <see cref="RegistryErrors.Shown"/>.</param>
/// <param name="ErrorCount">How many there are in all.</param>
public sealed record RegistryCheck(ImmutableArray<RegistryEntry> Entries, ImmutableArray<RegistryError> Errors, int ErrorCount)
{
    /// <summary>Line in the file of each entry, same order.</summary>
    public ImmutableArray<int> Lines { get; init; } = [];

    /// <summary>Sheet that was read, of a workbook; null of a text.</summary>
    public string? Sheet { get; init; }

    /// <summary>The same verdict, on a sheet of that name.</summary>
    public RegistryCheck OfSheet(string name) => this with { Sheet = RegistryErrors.Show(name) };

    /// <summary>
    /// The verdict once the election said which posts are already somebody's: the same when none is, else an error for each.
    /// </summary>
    public RegistryCheck WithTaken(ImmutableArray<TakenPost> taken)
    {
        if (taken.IsEmpty)
            return this;
        var errors = new RegistryErrors();
        var lines = Entries.Zip(Lines).ToDictionary(e => e.First.Key, e => (Line: e.Second, e.First.Office), StringComparer.Ordinal);
        foreach (var post in taken.OrderBy(t => lines[t.Key].Line))
        {
            errors.Add(
                lines[post.Key].Line, RegistryColumns.Office, "post-taken", lines[post.Key].Office,
                $"Ese puesto ya lo tiene {post.HolderKey} ({post.CandidacyId}), que no se ha retirado: mismo cargo, territorio, número, carácter y actor político. Si la sustituye, retírela primero con su acuerdo.");
        }

        return errors.Verdict(ImmutableArray.CreateBuilder<RegistryEntry>(), []) with { Sheet = Sheet };
    }

    /// <summary>The verdict on a file that cannot be read further.</summary>
    public static RegistryCheck Failed(int line, string code, string reason) =>
        new([], [new RegistryError(line, "", code, "", reason)], 1);
}
