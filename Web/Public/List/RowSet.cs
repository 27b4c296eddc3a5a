using System.Numerics;

namespace Conoceles.Web.Public.List;

/// <summary>A set of rows of the listing, by their places in it: a bit for each row, so that two sets meet a word of the machine at a time.</summary>
public sealed class RowSet
{
    private const int Width = 64;
    private readonly ulong[] _bits;

    private RowSet(ulong[] bits) => _bits = bits;

    /// <summary>Nobody, of so many.</summary>
    public static RowSet Nobody(int rows) => new(new ulong[(rows + Width - 1) / Width]);

    /// <summary>Everybody, of so many.</summary>
    public static RowSet Everybody(int rows)
    {
        var all = Nobody(rows);
        Array.Fill(all._bits, ulong.MaxValue);
        if (rows % Width > 0)
            all._bits[^1] = (1UL << (rows % Width)) - 1;
        return all;
    }

    /// <summary>Only while it is being made: what somebody reads does not change.</summary>
    internal void Add(int row) => _bits[row / Width] |= 1UL << (row % Width);

    public RowSet And(RowSet other)
    {
        var both = new ulong[_bits.Length];
        for (var i = 0; i < both.Length; i++)
            both[i] = _bits[i] & other._bits[i];
        return new RowSet(both);
    }

    public RowSet Or(RowSet other)
    {
        var either = new ulong[_bits.Length];
        for (var i = 0; i < either.Length; i++)
            either[i] = _bits[i] | other._bits[i];
        return new RowSet(either);
    }

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var bits in _bits)
                count += BitOperations.PopCount(bits);
            return count;
        }
    }

    /// <summary>How many are in both.</summary>
    public int CountWith(RowSet other)
    {
        var (mine, theirs, count) = (_bits, other._bits, 0);
        for (var i = 0; i < mine.Length; i++)
            count += BitOperations.PopCount(mine[i] & theirs[i]);
        return count;
    }

    /// <summary>Some of its rows, in order.</summary>
    /// <param name="before">Rows that are not wanted, at the beginning.</param>
    public IEnumerable<int> Take(int before, int most)
    {
        for (var i = 0; i < _bits.Length && most > 0; i++)
        {
            var bits = _bits[i];
            var here = BitOperations.PopCount(bits);
            if (before >= here)
            {
                before -= here;
                continue;
            }

            for (; bits != 0 && most > 0; bits &= bits - 1)
            {
                if (before-- > 0)
                    continue;
                before = 0;
                most--;
                yield return i * Width + BitOperations.TrailingZeroCount(bits);
            }
        }
    }
}
