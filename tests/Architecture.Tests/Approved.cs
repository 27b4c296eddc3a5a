namespace Conoceles.Architecture.Tests;

/// <summary>
/// Text made from code against the text that somebody approved. A difference fails, prints what changed and leaves
/// the whole new text under <c>.local/received/</c>, to be read and, if it is meant, copied over.
/// </summary>
internal static class Approved
{
    public static void Check(string file, string now)
    {
        var approved = Repository.Has(file) ? Repository.Read(file) : "";
        if (approved == now)
            return;
        var received = Path.Combine(Repository.Root, ".local", "received", file);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, now);
        var (before, after) = (approved.Split('\n'), now.Split('\n'));
        Assert.Fail(
            $"""
            {file} is not what the code says.
            Gone: {Lines(before.Except(after))}
            New: {Lines(after.Except(before))}
            If it is meant (and an older process, a stored row or a reader can live with it): cp .local/received/{file} {file}
            """);
    }

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(l => "\n  " + l));
}
