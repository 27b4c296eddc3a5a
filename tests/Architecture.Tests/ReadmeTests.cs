using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Conoceles.Grains.Candidacies.Rules;

namespace Conoceles.Architecture.Tests;

/// <summary>The diagram that people read is drawn from the table that decides.</summary>
public sealed partial class ReadmeTests
{
    private const string Begin = "<!-- transitions:begin (drawn from TransitionTable.Rows; ReadmeTests holds it) -->\n";
    private const string End = "<!-- transitions:end -->";

    [Fact]
    public void Diagram_IsTheTransitionTable()
    {
        var readme = Repository.Read("README.md");
        var begin = readme.IndexOf(Begin, StringComparison.Ordinal);
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, "README.md has lost the markers of the diagram.");
        Approved.Check("README.md", readme[..(begin + Begin.Length)] + Diagram() + readme[end..]);
    }

    [Fact]
    public void Settings_OfTheTable_AreThoseThatTheProgramsRead()
    {
        var read = Repository.Sources("Silo", ".cs").Concat(Repository.Sources("Web", ".cs"))
            .SelectMany(s => Read(s.Code)).ToHashSet(StringComparer.Ordinal);
        Assert.True(read.Count > 20, string.Join(' ', read));
        var table = Repository.Read("README.md").Split("| Setting |")[1];
        Assert.Equal(read.Order(StringComparer.Ordinal), Settings(table).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TestProjects_AreThoseThatExist()
    {
        var row = Repository.Read("README.md").Split("| `tests/` |")[1].Split('\n')[0];
        var named = Code().Matches(row).Select(m => m.Groups[1].Value).Where(n => n.EndsWith(".Tests", StringComparison.Ordinal));
        var there = Directory.GetDirectories(Path.Combine(Repository.Root, "tests"), "*.Tests").Select(f => Path.GetFileName(f));
        Assert.Equal(there.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void LinkedFiles_Exist()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md")).ToArray();
        var links = pages.SelectMany(p => Link().Matches(File.ReadAllText(p)).Select(m => Path.Combine(Path.GetDirectoryName(p)!, m.Groups[1].Value))).ToArray();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.True(Path.Exists(l), l));
    }

    /// <summary>Settings that a source reads: by their whole name, as a connection, of the web's section, or by a name in a section.</summary>
    private static IEnumerable<string> Read(string code)
    {
        foreach (Match m in SettingRead().Matches(code))
        {
            yield return m.Groups["connection"] is { Success: true } c ? "ConnectionStrings:" + c.Value
                : m.Groups["web"] is { Success: true } w ? "Web:" + w.Value
                : m.Groups["key"].Value;
        }

        foreach (Match section in SectionRead().Matches(code))
        {
            foreach (Match name in NameInSection().Matches(code))
                yield return $"{section.Groups[1].Value}:{name.Groups[1].Value}";
        }
    }

    /// <summary>Names in the first cells of the table; one that begins with a colon belongs to the section before it.</summary>
    private static IEnumerable<string> Settings(string table)
    {
        var section = "";
        foreach (var line in table.Split('\n').Where(l => l.StartsWith("| `", StringComparison.Ordinal)))
        {
            foreach (Match name in Code().Matches(line.Split('|')[1]))
            {
                var setting = name.Groups[1].Value;
                if (!setting.StartsWith(':'))
                    section = setting.Split(':')[0];
                yield return setting.StartsWith(':') ? section + setting : setting;
            }
        }
    }

    [GeneratedRegex(@"""(?<key>[A-Z][A-Za-z]+:[A-Z][A-Za-z]+|OTEL_[A-Z_]+)""|GetConnectionString\(""(?<connection>\w+)""\)|Connection\(builder, ""(?<connection>\w+)""\)|web(?:\[|\.GetValue\()""(?<web>\w+)""")]
    private static partial Regex SettingRead();

    [GeneratedRegex(@"\[\$""(\w+):\{")]
    private static partial Regex SectionRead();

    [GeneratedRegex(@"\bOf\(""(\w+)""")]
    private static partial Regex NameInSection();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#\s]+)")]
    private static partial Regex Link();

    /// <summary>One arrow for each pair of states, with every command that draws it, and who may give each command.</summary>
    private static string Diagram()
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var arrow in TransitionTable.Rows.GroupBy(r => (r.From, r.To)).OrderBy(g => g.Key.From).ThenBy(g => g.Key.To))
        {
            var from = arrow.Key.From?.ToString() ?? "[*]";
            text.Append(CultureInfo.InvariantCulture, $"    {from} --> {arrow.Key.To}: {string.Join(", ", arrow.Select(r => r.Command))}\n");
        }

        text.Append("```\n\n| Command | Who |\n|---|---|\n");
        foreach (var command in TransitionTable.Rows.GroupBy(r => r.Command))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {command.Key} | {string.Join(", ", command.SelectMany(r => r.Roles).Distinct())} |\n");
        }

        return text.Append('\n').ToString();
    }
}
