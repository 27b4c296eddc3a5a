using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// Chance that comes out the same from the same seed: each question has its own throw, so that adding one changes no
/// other, and loading more candidacies leaves the earlier ones as they were.
/// </summary>
public sealed class Dice(int seed)
{
    /// <summary>A number from 0 to <paramref name="sides"/> − 1 for a question about the <paramref name="index"/>-th thing.</summary>
    public int Throw(string question, int index, int sides)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{question}/{index}"));
        return (int)(BitConverter.ToUInt32(hash) % (uint)sides);
    }

    public T Pick<T>(string question, int index, IReadOnlyList<T> from) => from[Throw(question, index, from.Count)];

    /// <summary>An id for an operation about the thing: loading again repeats it and changes nothing.</summary>
    public Guid Operation(string what, string about) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}/{what}/{about}")).AsSpan(0, 16));
}
