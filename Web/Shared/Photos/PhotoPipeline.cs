using System.Security.Cryptography;
using Conoceles.Candidacies;
using SkiaSharp;

namespace Conoceles.Web.Shared.Photos;

/// <summary>
/// Makes of an uploaded file the photograph that is kept, or says why not (ux-security §4, Uploads): size → first
/// bytes → header → dimensions → pixels → upright → reduced → a new JPEG with nothing of the old file. Each check
/// costs more than the one before and comes only after it. It runs in the web, which has no identity keys: decoders
/// are where hostile files are hostile. The same file gives the same photograph.
/// </summary>
public sealed class PhotoPipeline(PhotoLimits limits) : IDisposable
{
    /// <summary>Decoding costs memory and a processor: two at a time, and only one of them large.</summary>
    private readonly SemaphoreSlim _slots = new(2);

    private readonly SemaphoreSlim _large = new(1);

    public PhotoLimits Limits => limits;

    /// <summary>Judges a file.</summary>
    /// <param name="content">The upload, from its beginning; never read beyond the limit.</param>
    /// <param name="length">Its size in bytes, as it arrived.</param>
    public async Task<PhotoVerdict> Make(Stream content, long length, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (length >= limits.MaxBytes)
            return PhotoVerdict.Refused(PhotoRefusals.TooHeavy(length, limits.MaxBytes));
        var buffer = new byte[limits.MaxBytes];
        var read = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return read == buffer.Length
            ? PhotoVerdict.Refused(PhotoRefusals.TooHeavy(Math.Max(length, read), limits.MaxBytes))
            : await Make(buffer.AsMemory(0, read), cancellation);
    }

    private async Task<PhotoVerdict> Make(ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        if (file.IsEmpty)
            return PhotoVerdict.Refused(PhotoRefusals.Empty);
        var kind = FileKinds.Of(file.Span);
        if (kind is FileKind.Other)
            return PhotoVerdict.Refused(PhotoRefusals.WrongType);
        if (kind is FileKind.Jpeg && JpegScans.Count(file.Span) > JpegScans.Max)
            return PhotoVerdict.Refused(PhotoRefusals.Unreadable);
        using var data = SKData.CreateCopy(file.Span);
        using var codec = SKCodec.Create(data);
        if (codec is null || !IsWhatItSays(codec, kind))
            return PhotoVerdict.Refused(PhotoRefusals.Unreadable);
        if (Dimensions(codec.Info) is { } refusal)
            return PhotoVerdict.Refused(refusal);
        return await InTurn(PhotoDecoder.IsLarge(codec.Info), () => Redraw(codec), cancellation);
    }

    private PhotoVerdict Redraw(SKCodec codec)
    {
        using var decoded = PhotoDecoder.Decode(codec, limits.PublicSide);
        if (decoded is null)
            return PhotoVerdict.Refused(PhotoRefusals.Unreadable);
        using var upright = PhotoDrawing.Upright(decoded, codec.EncodedOrigin);
        var (jpeg, width, height) = PhotoDrawing.Encode(upright, limits.PublicSide, limits.PublicBytes);
        return new PhotoVerdict(new ProcessedPhoto(jpeg, Convert.ToHexStringLower(SHA256.HashData(jpeg)), width, height), null);
    }

    private Refusal? Dimensions(SKImageInfo info) =>
        info.Width > limits.MaxSide || info.Height > limits.MaxSide ? PhotoRefusals.TooWide(info.Width, info.Height, limits.MaxSide)
        : (long)info.Width * info.Height > limits.MaxPixels ? PhotoRefusals.TooManyPixels(info.Width, info.Height, limits.MaxPixels)
        : null;

    private static bool IsWhatItSays(SKCodec codec, FileKind kind) =>
        codec.EncodedFormat == (kind is FileKind.Jpeg ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png);

    // The large one first: who waits for it holds no slot.
    private async Task<PhotoVerdict> InTurn(bool large, Func<PhotoVerdict> work, CancellationToken cancellation)
    {
        if (large)
            await _large.WaitAsync(cancellation);
        try
        {
            await _slots.WaitAsync(cancellation);
            try
            {
                return work();
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            if (large)
                _large.Release();
        }
    }

    public void Dispose()
    {
        _slots.Dispose();
        _large.Dispose();
    }
}
