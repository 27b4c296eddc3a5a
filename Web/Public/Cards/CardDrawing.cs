using System.Collections.Immutable;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.List;
using SkiaSharp;

namespace Conoceles.Web.Public.Cards;

/// <summary>
/// The image that stands for a profile where it is shared: who, for what and who postulates her, in one template for everybody.
/// Neither what she proposes nor the group that she belongs to, nor any colour of a party.
/// </summary>
internal sealed class CardDrawing : IDisposable
{
    public const int Width = 1200;
    public const int Height = 630;

    private const int Margin = 72;
    private const int Inside = Width - (2 * Margin);
    private static readonly SKColor Ink = new(0x1b, 0x1b, 0x1f);
    private static readonly SKColor Quiet = new(0x4a, 0x4a, 0x55);
    private static readonly SKColor Accent = new(0x5a, 0x1f, 0x7a);
    private readonly SKTypeface _plain;
    private readonly SKTypeface _bold;

    private CardDrawing(SKTypeface plain, SKTypeface bold) => (_plain, _bold) = (plain, bold);

    /// <summary>With the distribution's letters; null where they are not installed, and then there are no cards.</summary>
    public static CardDrawing? WithLettersOf(string folder) =>
        SKTypeface.FromFile(Path.Combine(folder, "DejaVuSans.ttf")) is { } plain && SKTypeface.FromFile(Path.Combine(folder, "DejaVuSans-Bold.ttf")) is { } bold
            ? new CardDrawing(plain, bold)
            : null;

    /// <summary>A PNG. The same candidacy gives the same bytes.</summary>
    public byte[] Png(PublicCandidacy candidacy, PublicElection election, ElectionMark? mark)
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        using (var band = new SKPaint { Color = Accent })
            canvas.DrawRect(0, 0, Width, 16, band);
        var y = Write(canvas, mark is null ? "Conóceles" : $"Conóceles · {mark.Name}", _bold, 30, Accent, 96, lines: 1);
        y = Write(canvas, candidacy.Name, _bold, 64, Ink, y + 84, lines: 2);
        y = Write(canvas, $"{PostText.Of(candidacy)} · {candidacy.Territory}", _plain, 38, Ink, y + 64, lines: 2);
        Write(canvas, $"{candidacy.ActorName} · {CardMessages.Character(candidacy)}", _plain, 34, Quiet, y + 56, lines: 2);
        Write(canvas, $"{CardMessages.Notice} {election.Name}.", _plain, 22, Quiet, Height - 78, lines: 2);
        using var image = surface.Snapshot();
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    public void Dispose()
    {
        _plain.Dispose();
        _bold.Dispose();
    }

    /// <summary>Writes lines from a baseline; letters get smaller until the text fits in its lines.</summary>
    /// <returns>The last baseline.</returns>
    private static float Write(SKCanvas canvas, string text, SKTypeface letters, float size, SKColor color, float y, int lines)
    {
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        using var font = new SKFont(letters, size);
        var broken = Broken(text, font);
        while (broken.Length > lines && font.Size > size / 2)
        {
            font.Size -= 2;
            broken = Broken(text, font);
        }

        for (var i = 0; i < Math.Min(lines, broken.Length); i++)
        {
            var last = i == lines - 1 && broken.Length > lines;
            canvas.DrawText(last ? broken[i] + "…" : broken[i], Margin, y + (i * font.Size * 1.25f), SKTextAlign.Left, font, paint);
        }

        return y + ((Math.Min(lines, broken.Length) - 1) * font.Size * 1.25f);
    }

    private static ImmutableArray<string> Broken(string text, SKFont font)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";
            if (line.Length > 0 && font.MeasureText(longer) > Inside)
            {
                lines.Add(line);
                longer = word;
            }

            line = longer;
        }

        if (line.Length > 0)
            lines.Add(line);
        return lines.ToImmutable();
    }
}
