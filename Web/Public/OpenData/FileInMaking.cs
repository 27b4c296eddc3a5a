using System.IO.Compression;
using System.Security.Cryptography;

namespace Conoceles.Web.Public.OpenData;

/// <summary>A file that is being written: to disk, compressed, and digested on the way.</summary>
internal sealed class FileInMaking : IDisposable
{
    private const string Compressed = ".gz";

    private readonly string _folder;
    private readonly string _name;
    private readonly string _type;
    private readonly bool _gzip;
    private readonly FileStream _file;
    private readonly Digest _content;

    /// <param name="gzip">Not what is compressed already.</param>
    public FileInMaking(string folder, string name, string type, bool gzip = true)
    {
        (_folder, _name, _type, _gzip) = (folder, name, type, gzip);
        _file = new FileStream(Path.Combine(folder, Stored), FileMode.Create, FileAccess.ReadWrite);
        _content = new Digest(gzip ? new GZipStream(_file, CompressionLevel.Optimal, leaveOpen: true) : _file, ownsInner: gzip);
    }

    /// <summary>Where its plain bytes are written.</summary>
    public Stream Content => _content;

    private string Stored => _gzip ? _name + Compressed : _name;

    /// <summary>Ends it; nothing is written afterwards.</summary>
    public PreparedFile Finish()
    {
        _content.Dispose();
        _file.Flush(flushToDisk: true);
        _file.Position = 0;
        var stored = Convert.ToHexStringLower(SHA256.HashData(_file));
        _file.Dispose();
        return new PreparedFile(_name, _type, Stored, _gzip, _content.Sha256!, _content.Count, stored);
    }

    public void Dispose()
    {
        _content.Dispose();
        _file.Dispose();
    }

    /// <summary>Passes what is written on, and digests it.</summary>
    private sealed class Digest(Stream inner, bool ownsInner) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Count { get; private set; }

        /// <summary>Once it is disposed.</summary>
        public string? Sha256 { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _hash.AppendData(buffer);
            Count += buffer.Length;
            inner.Write(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        // Writers flush once more when they are let go, after the file is finished.
        public override void Flush()
        {
            if (Sha256 is null)
                inner.Flush();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing && Sha256 is null)
            {
                Sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
                _hash.Dispose();
                if (ownsInner)
                    inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
