using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Grains;

/// <summary>Operation ids that follow from another one, so that a repeat of the first repeats the second.</summary>
public static class OperationIds
{
    public static Guid Derive(Guid from, string purpose) =>
        new(SHA256.HashData([.. from.ToByteArray(), .. Encoding.UTF8.GetBytes(purpose)]).AsSpan(0, 16));
}
