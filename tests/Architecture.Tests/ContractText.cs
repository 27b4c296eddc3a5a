using System.Reflection;
using System.Text;

namespace Conoceles.Architecture.Tests;

/// <summary>
/// Everything that another process or an older version reads, as text: message types with their ids, grain
/// interfaces with their aliases, and the public record's documents. One line per member, so that a diff is a review.
/// </summary>
internal static class ContractText
{
    public static readonly IReadOnlyList<Type> Messages =
        [.. Types().Where(t => t.GetCustomAttribute<GenerateSerializerAttribute>() is not null)];

    public static readonly IReadOnlyList<Type> Interfaces =
        [.. Types().Where(t => t.IsInterface && typeof(IGrain).IsAssignableFrom(t))];

    public static string All()
    {
        var text = new StringBuilder("# Messages (Orleans serialisation: alias, ids, types)\n");
        foreach (var type in Messages)
            Write(text, type, Members(type));
        text.Append("\n# Grain interfaces (alias, methods)\n");
        foreach (var type in Interfaces)
            Write(text, type, Methods(type));
        text.Append("\n# Public record (JSON documents, in the order in which they are written)\n");
        foreach (var type in Product.Abstractions.GetTypes().Where(t => t is { Namespace: "Conoceles.PublicRecord", IsPublic: true, IsAbstract: false }).OrderBy(t => t.Name, StringComparer.Ordinal))
            Write(text, type, type.IsEnum ? EnumMembers(type) : type.GetProperties().Where(p => p.DeclaringType == type).Select(p => $"{p.Name}: {Name(p.PropertyType)}"));
        return text.ToString();
    }

    public static string? Alias(MemberInfo member) => member.GetCustomAttribute<AliasAttribute>(inherit: false)?.Alias;

    /// <summary>What a message carries: properties that can be set, its own only; a base has its own ids.</summary>
    public static IEnumerable<PropertyInfo> Carried(Type type) => type
        .GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(p => p.SetMethod is not null);

    private static IEnumerable<Type> Types() => new[] { Product.Abstractions, Product.Grains }
        .SelectMany(a => a.GetTypes())
        .Where(t => t.Namespace?.StartsWith("OrleansCodeGen", StringComparison.Ordinal) != true)
        .OrderBy(t => t.FullName, StringComparer.Ordinal);

    private static void Write(StringBuilder text, Type type, IEnumerable<string> lines)
    {
        text.Append(type.FullName);
        if (Alias(type) is { } alias)
            text.Append(" \"").Append(alias).Append('"');
        if (type is { IsInterface: false, BaseType: { } parent } && parent.Namespace?.StartsWith("Conoceles", StringComparison.Ordinal) == true)
            text.Append(" : ").Append(parent.Name);
        text.Append('\n');
        foreach (var line in lines)
            text.Append("  ").Append(line).Append('\n');
    }

    private static IEnumerable<string> Members(Type type) => type.IsEnum
        ? EnumMembers(type)
        : Carried(type).Select(p => (Id: p.GetCustomAttribute<IdAttribute>()?.Id, p))
            .OrderBy(p => p.Id).Select(p => $"{p.Id} {p.p.Name}: {Name(p.p.PropertyType)}{(IsNullable(p.p) ? "?" : "")}");

    private static IEnumerable<string> EnumMembers(Type type) =>
        Enum.GetNames(type).Select(n => $"{Convert.ToInt64(Enum.Parse(type, n), System.Globalization.CultureInfo.InvariantCulture)} {n}");

    private static IEnumerable<string> Methods(Type type) => type.GetMethods().OrderBy(m => m.Name, StringComparer.Ordinal).Select(m =>
    {
        var readOnly = m.GetCustomAttribute<Orleans.Concurrency.AlwaysInterleaveAttribute>() is not null ? "[AlwaysInterleave] "
            : m.GetCustomAttribute<Orleans.Concurrency.ReadOnlyAttribute>() is not null ? "[ReadOnly] " : "";
        var parameters = string.Join(", ", m.GetParameters().Select(p => Name(p.ParameterType)));
        return $"{readOnly}\"{Alias(m)}\" {Name(m.ReturnType)} {m.Name}({parameters})";
    });

    private static bool IsNullable(PropertyInfo property) =>
        !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value) + "?";
        if (!type.IsGenericType)
            return type.Name;
        return $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
