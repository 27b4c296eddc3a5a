using Conoceles.Candidacies;
using Conoceles.Web.Oversight.AccountsAdmin;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace Conoceles.Web.Tests.AccountsAdmin;

/// <summary>Filters, order and states of the list, as tables.</summary>
public sealed class AccountQueryTests
{
    private static readonly List<AccountLine> Lines =
    [
        Line("CCCC", "Captura PR 2", Role.Capturist, "rojo", AccountState.Active, 3),
        Line("DDDD", "Captura PR 10", Role.Capturist, "rojo", AccountState.NotActivated, null),
        Line("FFFF", "Captura PS 1", Role.Capturist, "sauce", AccountState.CodeExpired, null),
        Line("GGGG", "Nopalina Ñandú Del Ejemplo", Role.Candidate, "sauce", AccountState.Disabled, 1),
        Line("HHHH", "Revisión UT 1", Role.Reviewer, "", AccountState.Active, 2),
    ];

    [Theory]
    [InlineData("", "HHHH CCCC DDDD FFFF GGGG")]
    [InlineData("?orden=nombre", "CCCC DDDD FFFF GGGG HHHH")]
    [InlineData("?orden=estado", "DDDD FFFF CCCC HHHH GGGG")]
    [InlineData("?orden=sesion", "DDDD FFFF GGGG HHHH CCCC")]
    [InlineData("?orden=otro", "HHHH CCCC DDDD FFFF GGGG")]
    [InlineData("?partido=rojo", "CCCC DDDD")]
    [InlineData("?partido=instituto", "HHHH")]
    [InlineData("?partido=nadie", "")]
    [InlineData("?estado=deshabilitadas", "GGGG")]
    [InlineData("?estado=codigo-vencido", "FFFF")]
    [InlineData("?estado=otro", "HHHH CCCC DDDD FFFF GGGG")]
    [InlineData("?q=nandu nopal", "GGGG")]
    [InlineData("?q=hhhh", "HHHH")]
    [InlineData("?q=captura&partido=sauce&estado=codigo-vencido", "FFFF")]
    public void List_HasThoseThatPass_InItsOrder(string address, string users)
    {
        var query = Read(address);
        var lines = Lines.ToList();
        query.Order.Sort(lines);
        Assert.Equal(users, string.Join(' ', lines.FindAll(query.Has).Select(l => l.Row.User)));
    }

    [Theory]
    [InlineData("?q=a%20b&partido=rojo&estado=activas&orden=sesion&pagina=3", "/ut/cuentas?q=a%20b&partido=rojo&estado=activas&orden=sesion&pagina=3")]
    [InlineData("?pagina=-1&estado=nada&orden=nada", "/ut/cuentas")]
    public void Address_SaysTheSameList(string address, string same) => Assert.Equal(same, Read(address).Address());

    [Theory]
    [InlineData(true, true, true, "deshabilitadas")]
    [InlineData(true, false, false, "deshabilitadas")]
    [InlineData(false, true, true, "activas")]
    [InlineData(false, true, false, "activas")]
    [InlineData(false, false, true, "codigo-vencido")]
    [InlineData(false, false, false, "sin-activar")]
    public void State_OfAnAccount(bool isDisabled, bool hasPassword, bool isCodeExpired, string slug) =>
        Assert.Equal(slug, AccountState.Of(isDisabled, hasPassword, isCodeExpired).Slug);

    private static AccountQuery Read(string address) => AccountQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(address)));

    private static AccountLine Line(string user, string name, Role role, string party, AccountState state, int? day) => new(
        new AccountRow { Id = user, User = user, Name = name, Role = role, State = state, LastSession = day is null ? null : new DateTimeOffset(2024, 5, day.Value, 0, 0, 0, TimeSpan.Zero) },
        party, party.Length > 0 ? party.ToUpperInvariant() : "Instituto", null);
}
