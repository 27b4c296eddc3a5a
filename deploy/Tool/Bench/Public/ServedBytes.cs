using System.Net.Http.Headers;
using System.Text.Json;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>An answer of the system, as it went over the wire: what the other sides of a ratio have to write too.</summary>
/// <param name="Headers">Those that a server does not write by itself.</param>
internal sealed record ServedBytes(Dictionary<string, string> Headers, byte[] Body)
{
    private static readonly string[] _own = ["Date", "Server", "Content-Length", "Connection"];

    public static async Task<ServedBytes> OfAsync(Uri address, CancellationToken cancellation)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.None });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        using var answer = await http.SendAsync(request, cancellation);
        answer.EnsureSuccessStatusCode();
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(h => !_own.Contains(h.Key)).ToDictionary(h => h.Key, h => string.Join(", ", h.Value));
        return new ServedBytes(headers, await answer.Content.ReadAsByteArrayAsync(cancellation));
    }

    public void Save(string folder)
    {
        File.WriteAllBytes(Path.Combine(folder, "body.gz"), Body);
        File.WriteAllText(Path.Combine(folder, "headers.json"), JsonSerializer.Serialize(Headers));
    }

    public static ServedBytes Load(string folder) => new(
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(folder, "headers.json")))!, File.ReadAllBytes(Path.Combine(folder, "body.gz")));
}
