using Conoceles.Web.Accounts;

namespace Conoceles.Web.Tests;

public sealed class AccountsScriptTests
{
    [Fact]
    public void CommittedMigration_BeginsWithWhatEfWouldCreate()
    {
        var migration = File.ReadAllText(Path.Combine(Folder.Repository, "deploy", "sql", "main", "0010_accounts.sql"));
        const string Begin = "-- <ef>\n", End = "-- </ef>";
        var start = migration.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        Assert.Equal(AddAccountsVerb.Script().Trim(), migration[start..migration.IndexOf(End, StringComparison.Ordinal)].Trim());
    }
}
