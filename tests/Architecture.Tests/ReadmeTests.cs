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

    private static string Diagram()
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var row in TransitionTable.Rows)
        {
            var from = row.From?.ToString() ?? "[*]";
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"    {from} --> {row.To}: {row.Command} ({string.Join(", ", row.Roles)})\n");
        }

        return text.Append("```\n").ToString();
    }
}
