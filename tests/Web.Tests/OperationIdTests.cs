using Conoceles.TestData;
using Conoceles.Web.Capture.Sections;
using Conoceles.Web.Shared.Cluster;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Conoceles.Web.Tests;

public sealed class OperationIdTests
{
    [Fact]
    public void Derive_FromTheSame_IsTheSame() => Assert.Equal(OperationId.Derive("n", "a", "b"), OperationId.Derive("n", "a", "b"));

    [Fact]
    public void Derive_KeepsPartsApart()
    {
        Guid[] ids = [OperationId.Derive("n", "ab"), OperationId.Derive("n", "a", "b"), OperationId.Derive("na", "b"), OperationId.Derive("n", "a", "b", ""), OperationId.Derive("m", "ab")];
        Assert.Equal(ids.Length, ids.Distinct().Count());
    }

    [Fact]
    public void Form_SentTwice_IsOneOperation() => Assert.Equal(Operation("uno"), Operation("uno"));

    [Fact]
    public void Form_WithAnotherText_IsAnotherOperation() => Assert.NotEqual(Operation("uno"), Operation("dos"));

    [Fact]
    public void Form_ReadsOnlyItsOwnFields()
    {
        var form = Read(new() { ["historia-profesional"] = "  x\r\ny ", ["partido"] = "otro", ["p01"] = "si" });
        Assert.Equal("x\ny", Assert.Single(form.Values).Value);
    }

    private static Guid Operation(string text) => Read(new() { ["historia-profesional"] = text }).Operation("cand-x-000001", "historia");

    private static SectionForm Read(Dictionary<string, StringValues> fields)
    {
        fields[OperationId.Field] = "ABC";
        fields[SectionForm.VersionField] = "3";
        return SectionForm.Read(new FormCollection(fields), ShippedQuestionnaires.Set.Curricular.Find("historia")!);
    }
}
