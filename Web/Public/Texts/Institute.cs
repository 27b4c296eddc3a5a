using System.Collections.Frozen;

namespace Conoceles.Web.Public.Texts;

/// <summary>
/// What only the institute can say of itself (telephones, addresses, agreements), from the configuration's section
/// <c>Institute</c>: the texts name it by its key, and what is not configured is left out of them, never invented.
/// </summary>
public sealed class Institute
{
    private readonly FrozenDictionary<string, string> _values;

    private Institute(IEnumerable<KeyValuePair<string, string>> values) => _values = values.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Institute Read(IConfiguration configuration) => new(
        configuration.GetSection("Institute").GetChildren()
            .Where(c => !string.IsNullOrWhiteSpace(c.Value))
            // A variable of the environment has no hyphens.
            .Select(c => KeyValuePair.Create(c.Key.Replace('_', '-'), c.Value!.Trim())));

    /// <summary>A value; null when it was not configured.</summary>
    public string? Find(string key) => _values.GetValueOrDefault(key);
}
