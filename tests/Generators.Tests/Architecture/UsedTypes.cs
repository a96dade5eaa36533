using System.Reflection;
using System.Reflection.Emit;

namespace Instrumentation.Generators.Tests.Architecture;

/// <summary>The types that compiled code touches: in its signatures, its locals and its instructions. Constants leave no trace.</summary>
internal static class UsedTypes
{
    private const BindingFlags All =
        BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Static | BindingFlags.Public)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToDictionary(static code => code.Value);

    public static IReadOnlySet<Type> Of(IEnumerable<Type> types)
    {
        var used = new HashSet<Type>();
        foreach (var type in types)
        {
            Add(used, type.BaseType);
            foreach (var contract in type.GetInterfaces())
                Add(used, contract);
            foreach (var field in type.GetFields(All))
                Add(used, field.FieldType);
            foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
                AddMethod(used, method);
        }

        return used;
    }

    private static void AddMethod(HashSet<Type> used, MethodBase method)
    {
        Add(used, (method as MethodInfo)?.ReturnType);
        foreach (var parameter in method.GetParameters())
            Add(used, parameter.ParameterType);
        if (method.GetMethodBody() is not { } body)
            return;

        foreach (var local in body.LocalVariables)
            Add(used, local.LocalType);
        foreach (var token in Tokens(body.GetILAsByteArray()!))
        {
            var member = method.Module.ResolveMember(
                token, method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null, method.IsGenericMethod ? method.GetGenericArguments() : null);
            Add(used, member as Type ?? member!.DeclaringType);
            if (member is MethodInfo { IsGenericMethod: true } generic)
                generic.GetGenericArguments().ToList().ForEach(argument => Add(used, argument));
        }
    }

    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var value = il[at] == 0xFE ? (short)(0xFE00 | il[at + 1]) : il[at];
            var code = Codes[value];
            at += code.Size;
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
                yield return BitConverter.ToInt32(il, at);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null || type.IsGenericParameter)
            return;
        if (type.HasElementType)
        {
            Add(used, type.GetElementType());
            return;
        }

        if (used.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            type.GetGenericArguments().ToList().ForEach(argument => Add(used, argument));
    }
}
