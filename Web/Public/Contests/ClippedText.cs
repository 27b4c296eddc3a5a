using System.Collections.Immutable;

namespace Conoceles.Web.Public.Contests;

/// <summary>A text and where the screen stops it. Nothing is lost: its two parts are the text.</summary>
/// <param name="Shown">What is read at once; empty when what goes before took all the room.</param>
/// <param name="Rest">What is read on asking; empty when it fits.</param>
public sealed record ClippedText(string Shown, string Rest)
{
    /// <summary>UTF-16 units of an answer that are read at once, the same for everybody. It ends between words.</summary>
    public const int Room = 280;

    /// <summary>So little more than the room is shown whole: nobody should have to ask for three words.</summary>
    private const int Grace = 60;

    /// <summary>The texts of one answer, which share the room.</summary>
    public static ImmutableArray<ClippedText> Of(IEnumerable<string> texts)
    {
        ImmutableArray<string> all = [.. texts];
        if (all.Sum(t => t.Length) <= Room + Grace)
            return [.. all.Select(t => new ClippedText(t, ""))];
        var clipped = ImmutableArray.CreateBuilder<ClippedText>(all.Length);
        var room = Room;
        foreach (var text in all)
        {
            var end = text.Length <= room ? text.Length : EndOf(text, room);
            clipped.Add(new ClippedText(text[..end], text[end..]));
            room = end < text.Length ? 0 : room - end;
        }

        return clipped.ToImmutable();
    }

    /// <summary>The last end of a word within the room; the room when one word is longer, and never half a character.</summary>
    private static int EndOf(string text, int room)
    {
        for (var end = room; end > 0; end--)
        {
            if (char.IsWhiteSpace(text[end]))
                return end;
        }

        return room > 0 && char.IsLowSurrogate(text[room]) ? room - 1 : room;
    }
}
