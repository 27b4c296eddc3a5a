using System.Net;
using System.Net.Sockets;

namespace Conoceles.Deploy;

/// <summary>Every port of an installation, derived from the one that <c>--port</c> names.</summary>
/// <param name="First">Port of the first web.</param>
public sealed record Ports(int First)
{
    /// <summary>Highest first port whose last derived one still exists.</summary>
    public const int Highest = 65535 - 500;

    /// <summary>Most silos, and most webs, whose ports do not run into the next group.</summary>
    public const int MostProcesses = 100;

    public int Web(int index) => First + index;

    public int WebHealth(int index) => First + 100 + index;

    public int Silo(int index) => First + 200 + index;

    public int Gateway(int index) => First + 300 + index;

    public int SiloHealth(int index) => First + 400 + index;

    public int Postgres => First + 500;

    /// <summary>Says which port is taken, before anything is started.</summary>
    public static void RequireFree(IEnumerable<int> ports)
    {
        foreach (var port in ports)
        {
            if (!IsFree(port))
                throw new ToolException($"El puerto {port} está ocupado. Elija otro grupo de puertos con --port.");
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        // As servers do: a port whose last connections are still closing is free.
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
