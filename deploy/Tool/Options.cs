namespace Conoceles.Deploy;

/// <summary>The words after a verb: <c>--name value</c> pairs and bare <c>--flags</c>.</summary>
public sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private Options(List<string> words) => Words = words;

    /// <summary>Words that are not options, in order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Reads the words, knowing which options take a value; an unknown option is an error.</summary>
    public static Options Parse(IEnumerable<string> arguments, IReadOnlyCollection<string> valued, IReadOnlyCollection<string> flags)
    {
        var words = new List<string>();
        var options = new Options(words);
        using var next = arguments.GetEnumerator();
        while (next.MoveNext())
        {
            var word = next.Current;
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(word);
                continue;
            }
            var parts = word[2..].Split('=', 2);
            if (flags.Contains(parts[0]) && parts.Length == 1)
                options._values[parts[0]] = "";
            else if (valued.Contains(parts[0]) && parts.Length == 2)
                options._values[parts[0]] = parts[1];
            else if (valued.Contains(parts[0]) && next.MoveNext())
                options._values[parts[0]] = next.Current;
            else if (valued.Contains(parts[0]))
                throw new ToolException($"Falta el valor de --{parts[0]}.");
            else
                throw new ToolException($"No se conoce la opción {word}.");
        }
        return options;
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>A whole number within bounds, or the default when the option is absent.</summary>
    public int Number(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
            return otherwise;
        if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        throw new ToolException($"--{name} debe ser un número entero entre {least} y {most}; se recibió «{text}».");
    }
}
