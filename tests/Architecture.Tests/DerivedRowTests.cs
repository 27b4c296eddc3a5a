using System.Text.RegularExpressions;

namespace Conoceles.Architecture.Tests;

/// <summary>Derived rows have one writer, so that «right within 90 s» has one place to be true or false.</summary>
public sealed partial class DerivedRowTests
{
    [Fact]
    public void DerivedSchemas_AreWrittenOnlyByProjection()
    {
        var writes = Repository.ProductSources(".cs", ".razor")
            .SelectMany(s => Write().Matches(s.Code).Select(m => (s.Path, Sql: m.Value))).ToArray();
        foreach (var schema in new[] { "oversight", "public_record", "audit" })
            Assert.Contains(writes, w => w.Sql.Contains(schema, StringComparison.Ordinal));
        var elsewhere = writes.Where(w => !w.Path.StartsWith("Grains/Projection/", StringComparison.Ordinal)).ToArray();
        Assert.Empty(elsewhere);
    }

    [Fact]
    public void GrainState_IsWrittenOnlyByOrleans()
    {
        var sources = Repository.ProductSources(".cs", ".razor");
        Assert.Contains(sources, s => s.Code.Contains("orleansstorage", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(sources.Where(s => StateWrite().IsMatch(s.Code)).Select(s => s.Path));
    }

    [Fact]
    public void Notices_AreWrittenBySilos_AndTheirAddressesByTheUt()
    {
        var writes = Repository.ProductSources(".cs", ".razor")
            .SelectMany(s => MailWrite().Matches(s.Code).Select(m => (Folder: s.Path[..s.Path.LastIndexOf('/')], Table: m.Groups[1].Value))).Distinct();
        Assert.Equal(
            [("Grains/Mail", "outbox"), ("Web/Oversight/Notices", "recipient"), ("Web/Oversight/Notices", "recipient_act")],
            writes.OrderBy(w => w.Folder, StringComparer.Ordinal).ThenBy(w => w.Table, StringComparer.Ordinal));
    }

    [GeneratedRegex(@"(?:insert\s+into|update|delete\s+from|truncate)\s+mail\.(\w+)", RegexOptions.IgnoreCase)]
    private static partial Regex MailWrite();

    [GeneratedRegex(@"(insert\s+into|update|delete\s+from|truncate(\s+table)?|copy|merge\s+into)\s+(only\s+)?""?(oversight|public_record|audit)""?\.\w+|notify\s+\w+|pg_notify\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex Write();

    [GeneratedRegex(@"(insert\s+into|update|delete\s+from|truncate(\s+table)?)\s+(grains\.)?orleans(storage|reminderstable|membership\w*)", RegexOptions.IgnoreCase)]
    private static partial Regex StateWrite();
}
