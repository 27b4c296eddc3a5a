using System.Net;
using System.Net.Sockets;

namespace Conoceles.Web.Public.Mirror;

/// <summary>
/// The same program that serves citizens, asked by this process alone, through a socket in a folder that nobody else opens: what a
/// copy has is what the site answers, because the site answered it.
/// </summary>
internal sealed class MirrorSite : IDisposable
{
    private readonly HttpClient _client;

    /// <param name="socket">Where the program listens.</param>
    public MirrorSite(string socket) => _client = new HttpClient(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseProxy = false,
        ConnectCallback = async (_, cancellation) =>
        {
            var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellation);
            return new NetworkStream(connection, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri("http://localhost"),
    };

    /// <summary>The answer of an address, compressed when the site compresses it.</summary>
    public Task<HttpResponseMessage> Ask(string address, CancellationToken cancellation)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        return _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }

    public void Dispose() => _client.Dispose();
}
