using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Conoceles.Deploy.Migrations;

/// <summary>One numbered migration: <c>NNNN_name.sql</c>.</summary>
/// <param name="Name">File name, which orders it and never changes.</param>
/// <param name="Content">SQL text.</param>
public sealed partial record MigrationFile(string Name, string Content)
{
    /// <summary>SHA-256 of the text in lowercase hex, with the line ends of any checkout counted alike.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(Content.ReplaceLineEndings("\n"))));

    /// <summary>All migrations of a folder, in order.</summary>
    public static IReadOnlyList<MigrationFile> ReadFolder(string folder)
    {
        var files = Directory.GetFiles(folder, "*.sql").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new ToolException($"No hay migraciones en {folder}.");
        if (files.Find(f => !Form().IsMatch(Path.GetFileName(f))) is { } wrong)
            throw new ToolException($"{wrong} no se llama NNNN_nombre.sql.");
        if (files.GroupBy(f => Path.GetFileName(f)[..4]).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new ToolException($"En {folder} hay dos migraciones con el número {twice.Key}.");
        return [.. files.Select(f => new MigrationFile(Path.GetFileName(f), File.ReadAllText(f)))];
    }

    [GeneratedRegex("^[0-9]{4}_[a-z0-9_]+\\.sql$")]
    private static partial Regex Form();
}
