using System.Globalization;
using System.Text.Json;

namespace Conoceles.Receipts;

/// <summary>What a receipt's file is worth.</summary>
public enum ReceiptVerdict
{
    /// <summary>It says what was signed.</summary>
    Valid,

    /// <summary>It is a receipt, and what it says is not what was signed.</summary>
    Changed,

    /// <summary>It names a key that is not in the history.</summary>
    UnknownKey,

    /// <summary>It is no receipt.</summary>
    Malformed,
}

/// <summary>Verifies the file that somebody downloaded, with public keys alone.</summary>
public static class ReceiptVerifier
{
    private const int HashBytes = 32;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 4, AllowDuplicateProperties = false };

    /// <summary>
    /// The file is read, written again from what it says, and compared whole: a member more, or one that says something
    /// else in another place, is a change. Spaces and the order of members are not.
    /// </summary>
    public static ReceiptVerdict Verify(ReadOnlyMemory<byte> file, PublicKeyHistory keys)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(file, Strict);
        }
        catch (JsonException)
        {
            return ReceiptVerdict.Malformed;
        }

        using (document)
        {
            try
            {
                return Verify(document.RootElement, keys);
            }
            catch (Exception e) when (e is ArgumentException or InvalidOperationException or KeyNotFoundException or FormatException)
            {
                // A member is missing, is of another type or is not text.
                return ReceiptVerdict.Malformed;
            }
        }
    }

    private static ReceiptVerdict Verify(JsonElement file, PublicKeyHistory keys)
    {
        if (Read(file) is not { } receipt)
            return ReceiptVerdict.Malformed;
        if (keys.Find(receipt.KeyId) is not { } key)
            return ReceiptVerdict.UnknownKey;
        return CanonicalJson.Bytes(file).AsSpan().SequenceEqual(ReceiptDocument.Json(receipt))
            && key.Verifies(ReceiptDocument.Statement(receipt), receipt.Signature)
            ? ReceiptVerdict.Valid
            : ReceiptVerdict.Changed;
    }

    private static Receipt? Read(JsonElement file)
    {
        var body = file.GetProperty("body");
        if (Text("format") != ReceiptStatement.Format || !Enum.TryParse<ReceiptKind>(Text("kind"), out var kind))
            return null;
        return new Receipt
        {
            Folio = Text("folio"),
            Kind = kind,
            At = DateTimeOffset.Parse(Text("at"), CultureInfo.InvariantCulture),
            Election = Text("election"),
            Candidacy = Text("candidacy"),
            Opening = body.GetProperty("opening").GetInt32(),
            Version = body.GetProperty("version").GetInt32(),
            Account = Text("account"),
            ContentHash = Hash("contentHash"),
            IdentityHmac = Hash("identityHmac"),
            Salt = Text("salt"),
            KeyId = file.GetProperty("keyId").GetString() ?? "",
            Signature = file.GetProperty("signature").GetString() ?? "",
        };

        string Text(string name) => body.GetProperty(name).GetString() ?? throw new FormatException(name);

        string? Hash(string name) => body.GetProperty(name).GetString() is not { } hash ? null
            : Convert.FromHexString(hash).Length == HashBytes ? hash
            : throw new FormatException(name);
    }
}
