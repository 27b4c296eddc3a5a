using System.Globalization;
using System.Text;
using Conoceles.Grains.Candidacies.Rules;

namespace Conoceles.Architecture.Tests;

/// <summary>The diagram that people read is drawn from the table that decides.</summary>
public sealed class ReadmeTests
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
