using System.Reflection;

namespace Conoceles.Architecture.Tests;

/// <summary>Silos and webs of two versions run side by side during an update: their contract changes on purpose or not at all.</summary>
public sealed class ContractTests
{
    [Fact]
    public void EveryMessageAndInterface_HasAnAliasOfItsOwn()
    {
        var types = ContractText.Messages.Concat(ContractText.Interfaces).ToArray();
        Assert.NotEmpty(ContractText.Messages);
        Assert.NotEmpty(ContractText.Interfaces);
        Assert.All(types, t => Assert.False(string.IsNullOrEmpty(ContractText.Alias(t)), $"{t.FullName} has no [Alias]."));
        Assert.Equal(types.Length, types.Select(ContractText.Alias).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void EveryGrainMethod_HasAnAliasUniqueInItsInterface()
    {
        Assert.All(ContractText.Interfaces, type =>
        {
            var methods = type.GetMethods();
            Assert.NotEmpty(methods);
            Assert.All(methods, m => Assert.False(string.IsNullOrEmpty(ContractText.Alias(m)), $"{type.Name}.{m.Name} has no [Alias]."));
            Assert.Equal(methods.Length, methods.Select(ContractText.Alias).Distinct(StringComparer.Ordinal).Count());
        });
    }

    [Fact]
    public void EveryCarriedMember_HasAnIdOfItsOwn()
    {
        var members = 0;
        foreach (var type in ContractText.Messages.Where(t => !t.IsEnum))
        {
            var ids = ContractText.Carried(type).Select(p => (p.Name, p.GetCustomAttribute<IdAttribute>()?.Id)).ToArray();
            Assert.All(ids, i => Assert.True(i.Id is not null, $"{type.FullName}.{i.Name} can be set and has no [Id]: it would be lost on the way."));
            Assert.Equal(ids.Length, ids.Select(i => i.Id).Distinct().Count());
            members += ids.Length;
        }

        Assert.True(members > 0);
    }

    [Fact]
    public void WhatGrainMethodsCarry_IsAMessage()
    {
        // A type without serialiser compiles, and fails at the first call.
        var ours = ContractText.Interfaces.SelectMany(i => i.GetMethods())
            .SelectMany(m => m.GetParameters().Select(p => p.ParameterType).Append(m.ReturnType))
            .SelectMany(Parts)
            .Where(t => t.Namespace?.StartsWith("Conoceles", StringComparison.Ordinal) == true)
            .Distinct().ToArray();
        Assert.NotEmpty(ours);
        Assert.All(ours, t => Assert.Contains(t, ContractText.Messages));
    }

    [Fact]
    public void Contracts_AreTheApprovedOnes() =>
        Approved.Check("tests/Architecture.Tests/Golden/contracts.approved.txt", ContractText.All());

    private static IEnumerable<Type> Parts(Type type) =>
        type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
}
