using System.Text;
using System.Text.Json;
using Conoceles.Receipts;

namespace Conoceles.Grains.Tests.Receipts;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{"b":1,"a":[true,null,"ñ"]}""", """{"a":[true,null,"ñ"],"b":1}""")]
    [InlineData("""{"€":"Euro","\r":"CR","1":"One","\u0080":"Control","ö":"o","\ufb33":"Hebrew","😀":"Smiley"}""",
        "{\"\\r\":\"CR\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"o\",\"€\":\"Euro\",\"😀\":\"Smiley\",\"\ufb33\":\"Hebrew\"}")]
    [InlineData("""["\u000f\n\"\\/<>&'é"]""", """["\u000f\n\"\\/<>&'é"]""")]
    [InlineData("""[-0, 12, 9007199254740992]""", """[0,12,9007199254740992]""")]
    [InlineData("""[-9007199254740992]""", """[-9007199254740992]""")]
    [InlineData("""{"aa":1,"a":2,"":3,"A":4,"a\u0000":5}""", """{"":3,"A":4,"a":2,"a\u0000":5,"aa":1}""")]
    [InlineData("""{"\ud83d\ude00":1,"\uffff":2}""", "{\"😀\":1,\"\uffff\":2}")]
    [InlineData("""["\u0008\u0009\u000A\u000b\u000C\u000d\u001f\u007f\u2028"]""", "[\"\\b\\t\\n\\u000b\\f\\r\\u001f\u007f\u2028\"]")]
    [InlineData("""["\u00f1\/\u006e\u0303"]""", "[\"ñ/n\u0303\"]")]
    [InlineData(""" { "x" : [ ] , "y" : { } , "z" : [ { "b" : 1 , "a" : [ 2 ] } ] } """, """{"x":[],"y":{},"z":[{"a":[2],"b":1}]}""")]
    public void Bytes_FollowTheScheme(string json, string canonical)
    {
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Bytes(parsed.RootElement)));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e300")]
    [InlineData("9007199254740993")]
    [InlineData("-9007199254740993")]
    [InlineData("1.0")]
    public void Bytes_OfANumberThatHasNoExactForm_AreRefused(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        Assert.Throws<ArgumentException>(() => CanonicalJson.Bytes(parsed.RootElement));
    }

    [Theory]
    [InlineData("""["\ud83d"]""")]
    [InlineData("""["\ude00x"]""")]
    [InlineData("""["\ude00\ud83d"]""")]
    [InlineData("""{"\ud83d":1}""")]
    [InlineData("""{"a":1,"b":2,"\u0061":3}""")]
    public void Bytes_OfHalfAPairOrANameTwice_AreRefused(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        Assert.Throws<ArgumentException>(() => CanonicalJson.Bytes(parsed.RootElement));
    }

    [Fact]
    public void Bytes_OfAnObjectWithHalfAPair_AreRefusedAndNotReplaced()
    {
        // The serialiser would write U+FFFD, and two contents would have the same hash.
        Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Bytes(new { text = "a\ud83d" }));
        Assert.ThrowsAny<ArgumentException>(() => CanonicalJson.Bytes(new Dictionary<string, string> { ["\ude00"] = "a" }));
        Assert.Equal("{\"text\":\"\ufffd😀\"}", Encoding.UTF8.GetString(CanonicalJson.Bytes(new { text = "\ufffd😀" })));
    }

    [Fact]
    public void Bytes_OfCanonicalBytes_AreTheSame()
    {
        var once = CanonicalJson.Bytes(new { z = Enumerable.Range(3, 2), a = "«ñ» \u0001", m = (string?)null, e = new { } });
        using var parsed = JsonDocument.Parse(once);
        Assert.Equal(once, CanonicalJson.Bytes(parsed.RootElement));
    }
}
