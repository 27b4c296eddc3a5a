using System.Net;

namespace Conoceles.Web.Shared.Security;

/// <summary>Where a request comes from, as limits count it: one subscriber of IPv6 has a /64, a desk behind IPv4 one address.</summary>
public static class ClientNetwork
{
    public static string Of(IPAddress? from)
    {
        var address = from is { IsIPv4MappedToIPv6: true } ? from.MapToIPv4() : from ?? IPAddress.None;
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.Length == 16 ? bytes.AsSpan(0, 8) : bytes);
    }
}
