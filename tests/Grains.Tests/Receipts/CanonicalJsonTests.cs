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
    public void Bytes_FollowTheScheme(string json, string canonical)
    {
        using var parsed = JsonDocument.Parse(json);
        Assert.Equal(canonical, Encoding.UTF8.GetString(CanonicalJson.Bytes(parsed.RootElement)));
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("1e300")]
    [InlineData("9007199254740993")]
    public void Bytes_OfANumberThatHasNoExactForm_AreRefused(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        Assert.Throws<ArgumentException>(() => CanonicalJson.Bytes(parsed.RootElement));
    }
}
