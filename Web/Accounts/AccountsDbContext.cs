using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Conoceles.Web.Accounts;

/// <summary>
/// ASP.NET Core Identity's tables in schema <c>accounts</c>. EF never migrates: its script is the first part of
/// <c>deploy/sql/main/0010_accounts.sql</c> and a test compares them.
/// </summary>
public sealed partial class AccountsDbContext(DbContextOptions<AccountsDbContext> options)
    : IdentityUserContext<AccountUser>(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.HasDefaultSchema("accounts");
        builder.Entity<AccountUser>(user =>
        {
            user.Property(u => u.Role).HasConversion<string>().HasMaxLength(32);
            user.Property(u => u.Party).HasMaxLength(64);
            user.Ignore(u => u.Candidacy);
            user.Property(u => u.DisplayName).HasMaxLength(200);
        });
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            entity.SetTableName(Lower(entity.GetTableName()!.Replace("AspNet", "", StringComparison.Ordinal)));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Lower(property.Name));
            foreach (var key in entity.GetKeys())
                key.SetName(Lower(key.GetName()!));
            foreach (var key in entity.GetForeignKeys())
                key.SetConstraintName(Lower(key.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Lower(index.GetDatabaseName()!));
        }
    }

    // Quoted mixed-case names are a trap for whoever types SQL by hand.
    private static string Lower(string name) => WordStart().Replace(name, "$1_$2").ToLowerInvariant();

    [GeneratedRegex("([a-z0-9])([A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex WordStart();
}
