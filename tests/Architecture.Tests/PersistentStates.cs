using System.Reflection;

namespace Conoceles.Architecture.Tests;

/// <param name="Grain">Class that keeps it.</param>
/// <param name="State">Record that is stored.</param>
/// <param name="StateName">Storage key.</param>
/// <param name="Provider">Which database.</param>
internal sealed record PersistentStateUse(Type Grain, Type State, string StateName, string Provider);

/// <summary>Every state that a grain keeps, read from its constructor.</summary>
internal static class PersistentStates
{
    public static readonly IReadOnlyList<PersistentStateUse> All =
    [
        .. from type in Product.Grains.GetTypes()
           where typeof(Grain).IsAssignableFrom(type) && !type.IsAbstract
           from parameter in type.GetConstructors().SelectMany(c => c.GetParameters())
           let attribute = parameter.GetCustomAttribute<PersistentStateAttribute>()
           where attribute is not null
           select new PersistentStateUse(
               type, parameter.ParameterType.GetGenericArguments()[0], attribute.StateName, attribute.StorageName ?? ""),
    ];
}
