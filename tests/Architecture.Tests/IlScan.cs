using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Conoceles.Architecture.Tests;

/// <param name="By">Full name of the outermost type that was written by hand around the use.</param>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Type">Full name of the type that is used.</param>
/// <param name="Member">Method or field name; empty when only the type is named.</param>
internal sealed record Use(string By, string Namespace, string Type, string Member)
{
    public override string ToString() => Member.Length > 0 ? $"{By} uses {Type}.{Member}" : $"{By} uses {Type}";
}

/// <summary>
/// What compiled code really uses, state machines and lambdas included: a source scan would miss an alias, a
/// <c>using static</c> or a property pattern.
/// </summary>
internal static class IlScan
{
    public static IReadOnlyList<Use> Of(params System.Reflection.Assembly[] assemblies) =>
        [.. assemblies.SelectMany(a => Read(a.Location)).Distinct()];

    private static List<Use> Read(string path)
    {
        using var module = ModuleDefinition.ReadModule(path);
        return [.. module.GetTypes().Where(t => !IsGenerated(t)).SelectMany(UsesOf)];
    }

    // Orleans' serializers and invokers are generated into our assemblies; they are not ours to judge.
    private static bool IsGenerated(TypeDefinition type) =>
        Outermost(type).Namespace.StartsWith("OrleansCodeGen", StringComparison.Ordinal);

    private static IEnumerable<Use> UsesOf(TypeDefinition type)
    {
        var owner = Outermost(type);
        var types = new List<TypeReference?> { type.BaseType };
        types.AddRange(type.Interfaces.Select(i => i.InterfaceType));
        types.AddRange(type.Fields.Select(f => f.FieldType));
        foreach (var method in type.Methods)
        {
            types.Add(method.ReturnType);
            types.AddRange(method.Parameters.Select(p => p.ParameterType));
            if (!method.HasBody)
                continue;
            types.AddRange(method.Body.Variables.Select(v => v.VariableType));
            foreach (var (used, member) in method.Body.Instructions.Select(Operand).OfType<(TypeReference, string)>())
            {
                types.Add(used);
                yield return new Use(owner.FullName, owner.Namespace, used.GetElementType().FullName, member);
            }
        }

        foreach (var used in types.OfType<TypeReference>().SelectMany(Parts))
            yield return new Use(owner.FullName, owner.Namespace, used.FullName, "");
    }

    private static (TypeReference, string)? Operand(Instruction instruction) => instruction.Operand switch
    {
        MethodReference m => (m.DeclaringType, m.Name),
        FieldReference f => (f.DeclaringType, f.Name),
        TypeReference t => (t, ""),
        _ => null,
    };

    /// <summary>A generic type and its arguments, each on its own.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        if (type is GenericInstanceType generic)
        {
            foreach (var part in generic.GenericArguments.SelectMany(Parts))
                yield return part;
        }

        yield return type.GetElementType();
    }

    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }
}
