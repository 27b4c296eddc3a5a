using System.Net;
using System.Net.Sockets;

namespace Conoceles.TestData;

/// <summary>
/// Ports of loopback for servers that are told theirs before they start. Below those that the system gives to outgoing
/// connections: one of these may be taken by anybody's connection between the look and the start. No two are the same in a process,
/// and processes begin at places of chance. Journeys have the range above this one.
/// </summary>
internal static class FreePort
{
    private const int First = 11_000;
    private const int Count = 9_000;
    private static int _turn = Random.Shared.Next(Count);

    public static int Take()
    {
        for (var tried = 0; tried < Count; tried++)
        {
            var port = First + (Interlocked.Increment(ref _turn) % Count);
            if (IsFree(port))
                return port;
        }

        throw new InvalidOperationException($"No free port from {First} to {First + Count - 1}.");
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
