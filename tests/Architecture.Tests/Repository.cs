using System.Text.RegularExpressions;

namespace Conoceles.Architecture.Tests;

/// <summary>The checkout that these tests were built from, found by walking up: no test knows a machine's paths.</summary>
internal static partial class Repository
{
    public static readonly string Root = FindRoot();

    /// <summary>Projects whose code ships. Tests may do what these may not.</summary>
    public static readonly string[] ProductFolders = [.. new[] { "Grains.Abstractions", "Grains", "Silo", "Web" }
        .Where(f => Directory.Exists(Path.Combine(Root, f)))];

    /// <summary>Hand-written source of one folder, with its path from the root.</summary>
    public static IEnumerable<SourceFile> Sources(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(f => extensions.Contains(Path.GetExtension(f), StringComparer.Ordinal))
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Where(f => !BuildOutput().IsMatch(f))
            .Order(StringComparer.Ordinal)
            .Select(f => new SourceFile(f, File.ReadAllText(Path.Combine(Root, f))));

    public static SourceFile[] ProductSources(params string[] extensions) =>
        [.. ProductFolders.SelectMany(f => Sources(f, extensions))];

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    public static bool Has(string relative) => Path.Exists(Path.Combine(Root, relative));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Conoceles.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Conoceles.sln is in no folder above the tests.");
    }

    [GeneratedRegex("(^|/)(bin|obj)/")]
    private static partial Regex BuildOutput();
}

/// <param name="Path">From the root, with slashes.</param>
/// <param name="Text">Whole content.</param>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The text without comments, so that a rule can be explained beside the code it forbids.</summary>
    public string Code => System.Text.RegularExpressions.Regex.Replace(Text, @"(?<![:""])//[^\n]*|/\*.*?\*/|@\*.*?\*@", "", System.Text.RegularExpressions.RegexOptions.Singleline);

    public int Lines => Text.AsSpan().Count('\n');
}
