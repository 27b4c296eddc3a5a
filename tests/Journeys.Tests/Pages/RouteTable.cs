namespace Conoceles.Journeys.Tests.Pages;

/// <summary>An address that a role answers to, as the reviewed list has it.</summary>
/// <param name="Pattern">Such as <c>/captura/{id}/{section}</c>.</param>
/// <param name="Method">GET or POST.</param>
internal sealed record Route(string Pattern, string Method)
{
    private string[] Parts => Pattern.Trim('/').Split('/');

    /// <summary>True when an address is this route's: what is in braces may be anything.</summary>
    public bool Matches(string path)
    {
        var parts = path.Trim('/').Split('/');
        return parts.Length == Parts.Length && Parts.Zip(parts).All(p => PartMatches(p.First, p.Second));
    }

    /// <summary>The route with its places filled in.</summary>
    public string At(IReadOnlyDictionary<string, string> values) => "/" + string.Join('/', Parts.Select(part =>
    {
        var (open, close) = (part.IndexOf('{', StringComparison.Ordinal), part.IndexOf('}', StringComparison.Ordinal));
        if (open < 0)
            return part;
        Assert.True(values.TryGetValue(part[(open + 1)..close], out var value), $"{Pattern} has a place that nothing here fills: {part}");
        return part[..open] + value + part[(close + 1)..];
    }));

    /// <summary>How many parts are written out: of two that match, the one with more is meant.</summary>
    public int Literal => Parts.Count(p => !p.Contains('{', StringComparison.Ordinal));

    private static bool PartMatches(string pattern, string part)
    {
        var (open, close) = (pattern.IndexOf('{', StringComparison.Ordinal), pattern.IndexOf('}', StringComparison.Ordinal));
        return open < 0
            ? pattern == part
            : part.Length > pattern.Length - (close - open + 1)
                && part.StartsWith(pattern[..open], StringComparison.Ordinal) && part.EndsWith(pattern[(close + 1)..], StringComparison.Ordinal);
    }
}

/// <summary>The routes of a role, from the list that the web's own tests compare with the program.</summary>
internal static class RouteTable
{
    public static Route[] Of(string role) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "Web.Tests", "Approved", $"routes.{role}.txt"))
            .Select(l => l.Split(' '))
            .SelectMany(l => l[1].Split(',').Select(method => new Route(l[0], method))),
    ];

    /// <summary>The route that answers to an address.</summary>
    public static Route? Find(IEnumerable<Route> routes, string method, string path) =>
        routes.Where(r => r.Method == method && r.Matches(path)).MaxBy(r => r.Literal);
}
