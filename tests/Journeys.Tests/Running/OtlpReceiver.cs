using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Conoceles.Journeys.Tests.Running;

/// <summary>A collector for tests: takes OTLP over HTTP, keeps the raw bytes and the spans.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<(string Path, byte[] Body)> _requests = new();
    private readonly ConcurrentQueue<Span> _spans = new();
    private Task _serving = Task.CompletedTask;

    public string Endpoint { get; private set; } = "";

    public IReadOnlyCollection<Span> Spans => _spans;

    /// <summary>How many requests of a signal came: traces, metrics or logs.</summary>
    public int Count(string signal) => _requests.Count(r => r.Path.EndsWith("/" + signal, StringComparison.Ordinal));

    /// <summary>Every byte received, whatever the signal.</summary>
    public byte[] Raw => [.. _requests.SelectMany(r => r.Body)];

    public void Listen()
    {
        using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Endpoint = "http://127.0.0.1:" + ((IPEndPoint)probe.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        _listener.Prefixes.Add(Endpoint + "/");
        _listener.Start();
        _serving = Serve();
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                await Receive(await _listener.GetContextAsync());
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
            {
                // Stopped, or a killed silo in the middle of a request.
            }
        }
    }

    private async Task Receive(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var path = context.Request.Url!.AbsolutePath;
        _requests.Enqueue((path, body.ToArray()));
        if (path.EndsWith("/traces", StringComparison.Ordinal))
        {
            foreach (var span in Span.ReadAll(body.ToArray()))
                _spans.Enqueue(span);
        }

        context.Response.ContentType = "application/x-protobuf";
        context.Response.Close();
    }
}

/// <summary>A span, as far as tests ask: opentelemetry-proto trace/v1, fields by number.</summary>
internal sealed record Span(string TraceId, string SpanId, string ParentId, string Name, string Service, IReadOnlyDictionary<string, string> Tags)
{
    public static IEnumerable<Span> ReadAll(byte[] request)
    {
        foreach (var resourceSpans in Protobuf.Fields(request, 1))
        {
            var service = Protobuf.Fields(resourceSpans, 1).SelectMany(r => Protobuf.Fields(r, 1))
                .Where(a => Protobuf.Text(a, 1) == "service.name").Select(a => Protobuf.Text(Protobuf.Fields(a, 2).First(), 1)).FirstOrDefault("");
            foreach (var span in Protobuf.Fields(resourceSpans, 2).SelectMany(s => Protobuf.Fields(s, 2)))
            {
                yield return new Span(
                    Hex(span, 1), Hex(span, 2), Hex(span, 4), Protobuf.Text(span, 5), service,
                    Protobuf.Fields(span, 9).GroupBy(a => Protobuf.Text(a, 1)).ToDictionary(g => g.Key, g => Value(g.Last()), StringComparer.Ordinal));
            }
        }
    }

    // A text, or nothing: numbers are not asked for.
    private static string Value(ReadOnlyMemory<byte> attribute) => Protobuf.Text(Protobuf.Fields(attribute, 2).FirstOrDefault(), 1);

    private static string Hex(ReadOnlyMemory<byte> message, int field) =>
        Convert.ToHexStringLower(Protobuf.Fields(message, field).FirstOrDefault().Span);
}

/// <summary>The wire format: just enough to find length-delimited fields.</summary>
internal static class Protobuf
{
    public static IEnumerable<ReadOnlyMemory<byte>> Fields(ReadOnlyMemory<byte> message, int wanted)
    {
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint(message, ref at);
            switch (key & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    if ((int)(key >> 3) == wanted)
                        yield return message.Slice(at, length);
                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException("Not protobuf.");
            }
        }
    }

    public static string Text(ReadOnlyMemory<byte> message, int field) =>
        Encoding.UTF8.GetString(Fields(message, field).FirstOrDefault().Span);

    private static ulong Varint(ReadOnlyMemory<byte> message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message.Span[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
