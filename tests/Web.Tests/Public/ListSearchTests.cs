using Conoceles.PublicRecord;
using Conoceles.Web.Public.List;
using Conoceles.Web.Public.Site;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Conoceles.Web.Tests.Public;

/// <summary>Every filter of the list, alone and together, and the one address that each question has.</summary>
public sealed class ListSearchTests
{
    [Theory]
    [InlineData("", 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)]
    [InlineData("?cargo=diputacion-mr", 1, 2, 3, 4)]
    [InlineData("?principio=rp", 5)]
    [InlineData("?principio=mr&cargo=diputacion-rp")]
    [InlineData("?principio=mr&distrito=6", 1, 2, 3)]
    [InlineData("?distrito=6", 1, 2, 3)]
    [InlineData("?municipio=26042", 6, 7, 8, 9, 10, 11, 12, 13)]
    [InlineData("?distrito=2&municipio=26003", 4, 5, 14)]
    [InlineData("?actor=sauce", 3)]
    [InlineData("?sexo=hombre", 3, 4)]
    [InlineData("?sexo=mujer&cargo=diputacion-mr", 1, 2)]
    [InlineData("?edad=18-29", 3, 14)]
    [InlineData("?edad=30-39", 6)]
    [InlineData("?edad=50-59", 5)]
    [InlineData("?edad=60-mas", 4)]
    [InlineData("?escolaridad=maestria", 1)]
    [InlineData("?escolaridad=sin-estudios")]
    [InlineData("?accion=indigena", 6)]
    [InlineData("?accion=discapacidad")]
    [InlineData("?caracter=suplente", 2, 8, 11, 13)]
    [InlineData("?caracter=propietaria&distrito=6", 1, 3)]
    [InlineData("?q=cardon", 3)]
    [InlineData("?q=GÜIJARO", 4)]
    [InlineData("?q=nandu%20cardón", 3)]
    [InlineData("?q=ñandú&distrito=2", 4)]
    [InlineData("?q=¡!")]
    public void Filter_FindsWhoIsAsked(string address, params int[] people) =>
        Assert.Equal(people.Select(Ballots.Id).Order(StringComparer.Ordinal), Find(address).Rows.Select(r => r.Id).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("?q=Nopalinna", 1)]
    [InlineData("?q=Nopalian", 1)]
    [InlineData("?q=nandy%20cardon", 3)]
    public void Name_WithOneLetterWrong_FindsTheSimilarAndSaysSo(string address, int person)
    {
        var found = Find(address);
        Assert.True(found.Similar);
        Assert.Equal([Ballots.Id(person)], found.Rows.Select(r => r.Id));
    }

    [Theory]
    [InlineData("?q=Nopalina")]
    [InlineData("?q=Xopalimma")]
    public void Name_ThatIsThereOrIsNothingLikeIt_HasNoSimilar(string address) => Assert.False(Find(address).Similar);

    [Fact]
    public void Order_IsThePublicOne_WhateverIsAsked()
    {
        var order = Ballots.Snapshot.InOrder.Select(l => l.Candidacy.Id).ToArray();
        foreach (var address in new[] { "", "?q=nandu", "?municipio=26042&distrito=6", "?q=nandy" })
        {
            var found = Find(address).Rows.Select(r => r.Id).ToArray();
            Assert.Equal(order.Where(found.Contains), found);
        }
    }

    [Theory]
    [InlineData("?vista=tabla&cargo=regiduria&q=%20a%20%20b%20", "/candidaturas?q=a%20b&cargo=regiduria&vista=tabla")]
    [InlineData("?cargo=nada&principio=x&distrito=99&municipio=1&actor=nadie&sexo=x&edad=1-2&escolaridad=y&accion=z&caracter=w&vista=mapa&pagina=0&inventado=1", "/candidaturas")]
    [InlineData("?pagina=-3", "/candidaturas")]
    [InlineData("?pagina=2&sexo=mujer", "/candidaturas?sexo=mujer&pagina=2")]
    [InlineData("?sexo=Mujer", "/candidaturas")]
    [InlineData("?cargo=regiduria&cargo=diputacion-mr", "/candidaturas")]
    public void Address_IsOne(string asked, string address) => Assert.Equal(address, Read(asked).Address());

    [Fact]
    public void Text_IsBounded() => Assert.Equal(80, Read("?q=" + new string('a', 5000)).Text.Length);

    [Theory]
    [InlineData(17, "18-29", false)]
    [InlineData(18, "18-29", true)]
    [InlineData(29, "18-29", true)]
    [InlineData(30, "18-29", false)]
    [InlineData(59, "60-mas", false)]
    [InlineData(60, "60-mas", true)]
    [InlineData(101, "60-mas", true)]
    public void Bands_HaveTheirEdges(int age, string band, bool isOfAge) => Assert.Equal(isOfAge, ListChoices.IsOfAge(age, band));

    /// <summary>What a count promises is what choosing it gives.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("?cargo=diputacion-mr")]
    [InlineData("?cargo=regiduria&caracter=suplente")]
    [InlineData("?sexo=hombre&edad=60-mas")]
    [InlineData("?q=nandu&actor=rojo")]
    [InlineData("?municipio=26042")]
    [InlineData("?distrito=6&sexo=mujer")]
    [InlineData("?distrito=6&municipio=26042&principio=mr")]
    [InlineData("?accion=indigena")]
    [InlineData("?accion=indigena&sexo=mujer")]
    public void Counts_AreWhatEachChoiceWouldGive(string address)
    {
        var query = Read(address);
        var counts = ListSearch.Of(query, Ballots.Snapshot).Counts;
        var promised = 0;
        foreach (var facet in Enum.GetValues<ListFacet>())
        {
            // Of a ballot, which is two places together, another place would be another ballot.
            if (facet is ListFacet.District && query.Municipality.Length > 0 || facet is ListFacet.Municipality && query.District.Length > 0)
                continue;
            foreach (var choice in Ballots.Snapshot.Facets.Choices(facet))
            {
                var count = counts.Of(facet, choice.Id);
                Assert.Equal(ListSearch.Of(With(query, facet, choice.Id), Ballots.Snapshot).Total, count);
                promised += count;
            }
        }

        Assert.True(promised > 0);
    }

    [Fact]
    public void Page_HasItsRows_AndTheTotalIsOfEveryPage()
    {
        var people = Enumerable.Range(100, 2 * ListQuery.PageSize + 3).Select(i => Ballots.People[2] with { Id = Ballots.Id(i), SortKey = Ballots.Id(i) });
        var snapshot = new PublicSnapshot(1, Ballots.Snapshot.Election, people.Select(p => HeldRow.Of(new PublicRow(p.Id, 1, p))));
        var all = snapshot.InOrder.Select(l => l.Candidacy.Id).ToArray();
        foreach (var address in new[] { "", "?q=cardon", "?q=cardom", "?sexo=hombre" })
        {
            for (var page = 1; page <= 4; page++)
            {
                var found = ListSearch.Of(Read(address) with { Page = page }, snapshot);
                Assert.Equal(all.Length, found.Total);
                Assert.Equal(all.Skip((page - 1) * ListQuery.PageSize).Take(ListQuery.PageSize), found.Rows.Select(r => r.Id));
            }
        }
    }

    private static ListQuery With(ListQuery query, ListFacet facet, string id) => facet switch
    {
        ListFacet.Office => query with { Office = id },
        ListFacet.Principle => query with { Principle = id },
        ListFacet.District => query with { District = id },
        ListFacet.Municipality => query with { Municipality = id },
        ListFacet.Actor => query with { Actor = id },
        ListFacet.Sex => query with { Sex = id },
        ListFacet.Age => query with { Age = id },
        ListFacet.Degree => query with { Degree = id },
        ListFacet.Character => query with { Character = id },
        _ => query with { Action = id },
    };

    private static ListSearch Find(string address) => ListSearch.Of(Read(address), Ballots.Snapshot);

    private static ListQuery Read(string address) => ListQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(address)), Ballots.Election);
}
