using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>One line of the registry's file, as read, before any rule.</summary>
/// <param name="Line">Line in the file; the header is 1.</param>
/// <param name="Cells">Column name → text, trimmed.</param>
public sealed record RegistryRow(int Line, IReadOnlyDictionary<string, string> Cells);

/// <summary>Something that must be mended in the file before any of it is imported.</summary>
/// <param name="Line">Line in the file; the header is 1.</param>
/// <param name="Column">Column name.</param>
/// <param name="Value">What the file says.</param>
/// <param name="Reason">Spanish sentence that says what it should say.</param>
public sealed record RegistryError(int Line, string Column, string Value, string Reason);

/// <summary>The verdict on a file: entries ready to import, or every error at once and no entry.</summary>
public sealed record RegistryCheck(ImmutableArray<RegistryEntry> Entries, ImmutableArray<RegistryError> Errors);
