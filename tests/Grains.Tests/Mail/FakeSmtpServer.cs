using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Conoceles.Grains.Tests.Mail;

/// <summary>A mail server of this process: it keeps what it takes, and answers as a test tells it.</summary>
internal sealed class FakeSmtpServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Task _accepting;

    public FakeSmtpServer()
    {
        _listener.Start();
        _accepting = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Messages that it answered for.</summary>
    public ConcurrentQueue<(string[] To, string Text)> Taken { get; } = new();

    /// <summary>Answer to an address.</summary>
    public Func<string, string> OnRecipient { get; set; } = _ => "250 2.1.5 ok";

    /// <summary>Answer to a message; null hangs up instead.</summary>
    public Func<string, string?> OnMessage { get; set; } = _ => "250 2.0.0 ok";

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        _listener.Stop();
        await _accepting;
        _listener.Dispose();
        _ending.Dispose();
    }

    private async Task Accept()
    {
        var sessions = new List<Task>();
        try
        {
            while (true)
                sessions.Add(Talk(await _listener.AcceptTcpClientAsync(_ending.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(sessions);
        }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        {
            try
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
                await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
                await writer.WriteLineAsync("220 prueba");
                var to = new List<string>();
                while (await reader.ReadLineAsync(_ending.Token) is { } line)
                {
                    var verb = line.Split(' ')[0].ToUpperInvariant();
                    if (verb == "RCPT" && OnRecipient(line) is var said)
                    {
                        if (said.StartsWith('2'))
                            to.Add(line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)]);
                        await writer.WriteLineAsync(said);
                        continue;
                    }

                    if (verb == "DATA")
                    {
                        await writer.WriteLineAsync("354 go");
                        var text = new StringBuilder();
                        while (await reader.ReadLineAsync(_ending.Token) is { } part && part != ".")
                            text.Append(part).Append('\n');
                        if (OnMessage(text.ToString()) is not { } answer)
                            return;
                        if (answer.StartsWith('2'))
                            Taken.Enqueue(([.. to], text.ToString()));
                        to.Clear();
                        await writer.WriteLineAsync(answer);
                        continue;
                    }

                    if (verb is "MAIL" or "RSET")
                        to.Clear();
                    await writer.WriteLineAsync(verb switch { "EHLO" => "250-prueba\r\n250 8BITMIME", "QUIT" => "221 bye", _ => "250 2.0.0 ok" });
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
            {
                // The client or the test is gone.
            }
        }
    }
}
