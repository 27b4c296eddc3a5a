using System.Net;
using System.Net.Sockets;

namespace Conoceles.Journeys.Tests.Running;

/// <summary>
/// One address in front of every web, as an installation has: each connection goes to the first web that takes it, and
/// to the next when that one is gone. Bytes pass as they are.
/// </summary>
internal sealed class Balancer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri[] _webs;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;

    public Balancer(params IEnumerable<string> webs)
    {
        _webs = [.. webs.Select(w => new Uri(w))];
        _listener.Start();
        Address = "http://localhost:" + ((IPEndPoint)_listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _accepting = Accept();
    }

    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task Accept()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(Serve(await _listener.AcceptTcpClientAsync(_end.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task Serve(TcpClient browser)
    {
        using (browser)
        {
            using var web = await Connect();
            if (web is null)
                return;
            try
            {
                var (there, back) = (browser.GetStream(), web.GetStream());
                // Either side that ends, ends both.
                await await Task.WhenAny(there.CopyToAsync(back, _end.Token), back.CopyToAsync(there, _end.Token));
            }
            catch (Exception e) when (e is IOException or OperationCanceledException)
            {
                // A web that was killed, or the end of the test.
            }
        }
    }

    private async Task<TcpClient?> Connect()
    {
        foreach (var web in _webs)
        {
            var client = new TcpClient();
            try
            {
                await client.ConnectAsync(web.Host, web.Port, _end.Token);
                return client;
            }
            catch (SocketException)
            {
                client.Dispose();
            }
        }

        return null;
    }
}
