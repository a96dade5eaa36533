using System.Collections.Immutable;
using Instrumentation.Analyzers.Symbols;
using Instrumentation.Analyzers.Values.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Instrumentation.Analyzers.Values;

/// <summary>Evaluates what calls return.</summary>
internal sealed class Calls(Evaluator evaluator)
{
    /// <summary>Types whose methods make a value of their arguments, and of nothing else.</summary>
    private static readonly SymbolTable<bool> Functions = Table();

    /// <summary>What they answer about a text, which says nothing of how many texts there are.</summary>
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "IndexOf", "IndexOfAny", "LastIndexOf", "Count", "LongCount", "Compare", "CompareTo", "CompareOrdinal", "Match", "Matches",
    };

    private static readonly HashSet<string> SameCollection = new(StringComparer.Ordinal)
    {
        "ToArray", "ToList", "AsEnumerable", "AsSpan", "AsReadOnly", "Where", "Concat", "Append", "Prepend", "Union", "Distinct", "OrderBy", "Reverse", "Take", "Skip",
        "ToHashSet", "ToDictionary", "ToFrozenSet", "ToFrozenDictionary", "ToImmutableArray", "ToImmutableList", "ToImmutableHashSet", "ToImmutableDictionary", "Cast", "OfType", "GetEnumerator", "GetAsyncEnumerator",
        "Empty", "Create", "AddRange", "Add", "DefaultIfEmpty", "WithCancellation", "ConfigureAwait",
    };

    private static readonly HashSet<string> OneElement = new(StringComparer.Ordinal)
    {
        "First", "FirstOrDefault", "Last", "LastOrDefault", "Single", "SingleOrDefault", "ElementAt", "ElementAtOrDefault", "Min", "Max",
    };

    /// <summary>Evaluates a call.</summary>
    public Value Evaluate(IInvocationOperation call, Frame frame)
    {
        var method = call.TargetMethod;
        if (TypeProof.Promised(method.Declaration().GetReturnTypeAttributes()) is { } promised)
            return promised;
        if (evaluator.Options.BoundedMembers.Count > 0 && evaluator.Options.BoundedMembers.Contains($"{method.ContainingType?.OriginalDefinition.ToDisplayString()}.{method.Name}"))
            return Cardinality.Bounded(BoundedMembers.OfAProgram);
        if (TypeProof.Of(method.ReturnType) is { } byType)
            return byType;
        if (Claims.Type(call) is { } claim)
            return Cardinality.Named(new Origin(claim, string.Empty, Symbol: null, claim));
        if (BoundedMembers.Of(method) is { } maximum)
            return Cardinality.Bounded(maximum);
        if (UnboundedSources.Of(method) is { } reason && !IsBelow(call, out _))
            return Cardinality.Unbounded($"'{Evaluator.Text(call)}' {reason}", call.Syntax.GetLocation());
        if (IsBelow(call, out var limit))
            return Cardinality.Bounded(limit);
        if (evaluator.Body(method) is { } body || (body = frame.Flow.Function(method)) is not null)
            return Source(call, method, body, frame);
        if (call.Instance is { } function && method.MethodKind == MethodKind.DelegateInvoke)
            return evaluator.Evaluate(function, frame);
        if (Framework(call, method, frame) is { } value)
            return value.Cardinality.Kind == CardinalityKind.Unknown && value.Parts.IsEmpty && value.Cardinality.Origins.IsEmpty
                ? Cardinality.Named(Asked(call))
                : value;
        return Cardinality.Named(Asked(call));
    }

    private static SymbolTable<bool> Table()
    {
        var table = new SymbolTable<bool>();
        foreach (var type in new[]
        {
            "System.String", "System.Convert", "System.Math", "System.MathF", "System.Uri", "System.BitConverter", "System.HashCode", "System.Enum",
            "System.Int32", "System.Int64", "System.UInt32", "System.UInt64", "System.Double", "System.Single", "System.Decimal", "System.Guid", "System.DateTime", "System.DateTimeOffset",
            "System.TimeSpan", "System.Char", "System.Nullable", "System.MemoryExtensions", "System.Net.WebUtility", "System.Net.IPAddress", "System.Web.HttpUtility", "System.IO.Path",
            "System.Text.Encoding", "System.Text.StringBuilder", "System.Text.Json.JsonElement", "System.Text.Json.JsonSerializer", "System.Security.Cryptography.SHA256", "System.Security.Cryptography.SHA1",
            "System.Security.Cryptography.SHA512", "System.Security.Cryptography.SHA384", "System.Security.Cryptography.MD5", "System.Security.Cryptography.HashAlgorithm", "System.IO.Hashing.XxHash32",
            "System.IO.Hashing.XxHash64", "System.IO.Hashing.XxHash3", "System.IO.Hashing.Crc32", "System.Diagnostics.ActivityTraceId", "System.Diagnostics.ActivitySpanId", "System.Globalization.TextInfo",
            "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "Microsoft.Extensions.Primitives.StringValues", "Microsoft.AspNetCore.Http.PathString",
            "Microsoft.AspNetCore.Http.QueryString", "Microsoft.AspNetCore.Http.HostString", "System.FormattableString", "System.Exception",
        })
            table.Add($"{type}:*", true);

        // Not all members: every type has this base, and what a method of a type makes of its arguments only its author knows.
        table.Add("System.Object:ToString", true);
        table.Add("System.Object:GetHashCode", true);
        return table;
    }

    /// <summary>A number below a limit that is a constant: <c>Random.Shared.Next(4)</c>, <c>RandomNumberGenerator.GetInt32(0, 4)</c>.</summary>
    private static bool IsBelow(IInvocationOperation call, out long count)
    {
        count = 0;
        if (call.TargetMethod.Name is not ("Next" or "NextInt64" or "GetInt32") || !UnboundedSources.Of(call.TargetMethod)?.EndsWith("random", StringComparison.Ordinal) == true)
            return false;
        long low = 0;
        long? high = null;
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.ConstantValue is not { HasValue: true, Value: int or long } constant)
                return false;
            var number = Convert.ToInt64(constant.Value, System.Globalization.CultureInfo.InvariantCulture);
            if (argument.Parameter?.Name is "minValue" or "fromInclusive")
                low = number;
            else
                high = number;
        }

        count = high is { } limit ? Math.Max(1, limit - low) : 0;
        return count > 0 && call.TargetMethod.ContainingType is { } type
            && (type.IsOrDerivesFrom("System", "Random") || type.IsOrDerivesFrom("System.Security.Cryptography", "RandomNumberGenerator"));
    }

    private static Origin Asked(IInvocationOperation call)
    {
        var receiver = call.Instance ?? (call.TargetMethod.IsExtensionMethod ? Conditions.Argument(call, 0) : null);
        return Origin.Of(call.TargetMethod, Evaluator.Text(call)) with { IsConfigured = receiver is not null && Configuration.Has(call.TargetMethod, receiver) };
    }

    private Value Source(IInvocationOperation call, IMethodSymbol method, BodyFlow body, Frame frame)
    {
        if (Enter(call, method, body, frame) is not { } inside)
            return Cardinality.Named(Asked(call));
        var value = evaluator.Results(inside).Leaving(call.Syntax);
        return value with { Cardinality = value.Cardinality.NamedAlso(Origin.Of(method) with { IsAlias = !value.Cardinality.Origins.IsEmpty }) };
    }

    /// <summary>The body that a call runs, with the call's arguments, and the parameter in it that an argument is for; null if that is not known.</summary>
    public (IParameterSymbol Parameter, Frame Frame)? Enter(IArgumentOperation argument, Frame frame) =>
        argument is { Parent: IInvocationOperation call, Parameter: { Ordinal: var ordinal } parameter }
        && (evaluator.Body(call.TargetMethod) ?? frame.Flow.Function(call.TargetMethod)) is { } body
        && Enter(call, call.TargetMethod, body, frame) is { } inside
            ? ((body.Method is { } implementation && ordinal < implementation.Parameters.Length ? implementation.Parameters[ordinal] : parameter).OriginalDefinition, inside)
            : null;

    private Frame? Enter(IInvocationOperation call, IMethodSymbol method, BodyFlow body, Frame frame)
    {
        var arguments = new Dictionary<IParameterSymbol, IOperation>(SymbolEqualityComparer.Default);
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter is not { } parameter)
                continue;
            arguments[parameter.OriginalDefinition] = argument.Value;

            // An implementation has parameters of its own.
            if (body.Method is { } implementation && parameter.Ordinal < implementation.Parameters.Length)
                arguments[implementation.Parameters[parameter.Ordinal].OriginalDefinition] = argument.Value;
        }

        return evaluator.Enter(method.Declaration(), body, frame, arguments);
    }

    private Value? Framework(IInvocationOperation call, IMethodSymbol method, Frame frame)
    {
        if (method is { Name: "Create", ContainingType: { } pair } && pair.Is("System.Collections.Generic", "KeyValuePair") && call.Arguments.Length == 2)
            return evaluator.Collections.Pair(Conditions.Argument(call, 0), Conditions.Argument(call, 1), frame);
        if (IsOfCollections(method))
            return OfCollection(call, method, frame);
        if (method.Name == "GetOrAdd" && method.ContainingType.Is("System.Collections.Concurrent", "ConcurrentDictionary"))
            return OfCache(call, frame);
        if (!Functions.TryMember(method, out _))
            return null;
        if (Questions.Contains(method.Name))
            return Value.Unknown;
        if (method.ContainingType.Name is "Math" or "MathF" && Bounds(call, method, frame) is { } within)
            return within;
        if (method.Name == "ToString" && call.Instance is { } moment && DateFormats.IsCoarse(moment.Type, Conditions.Argument(call, 0)?.ConstantValue.Value as string) is { } coarse)
            return Cardinality.Bounded(coarse);
        if (method.Name is "FromResult" or "GetValueOrDefault" or "ConfigureAwait" or "AsTask")
            return Joined(call, frame);
        if (method.ContainingType.SpecialType == SpecialType.System_String || method.ContainingType.Is("System.Text", "StringBuilder"))
            return OfText(call, method, frame);
        return method.Name == "ToString" && call.Instance is { } instance
            ? evaluator.Count(instance, frame) is var shown && call.Arguments.IsEmpty ? shown : shown.Mapped()
            : OfAll(call, frame);
    }

    private static bool IsOfCollections(IMethodSymbol method) =>
        SameCollection.Contains(method.Name) || OneElement.Contains(method.Name) || method.Name is "Select" or "SelectMany"
            ? method.ContainingNamespace.IsNamed("System.Linq")
                || method.ContainingNamespace.IsNamed("System.Collections.Generic")
                || method.ContainingNamespace.IsNamed("System.Collections.Immutable")
                || method.ContainingNamespace.IsNamed("System.Collections.Frozen")
                || (method.ContainingNamespace.IsNamed("System") && method.ContainingType.Name is "Array" or "MemoryExtensions" or "Span" or "ReadOnlySpan")
                || method.Name is "GetEnumerator" or "GetAsyncEnumerator"
            : false;

    /// <summary>A cache has one value for a key, whatever makes it; one that it was given is not put together of its key.</summary>
    private Value OfCache(IInvocationOperation call, Frame frame)
    {
        var key = evaluator.Count(Conditions.Argument(call, 0), frame);
        if (key.IsProven && !key.IsNothing)
            return key.Mapped();
        var value = OfAll(call, frame);
        return value.Cardinality.IsUnbounded ? value : Value.Unknown;
    }

    private Value OfCollection(IInvocationOperation call, IMethodSymbol method, Frame frame)
    {
        if (OneElement.Contains(method.Name))
        {
            var from = call.Instance ?? Conditions.Argument(call, 0);
            return from is null ? Value.Unknown : evaluator.Collections.Element(from, frame);
        }

        if (method.Name is "Select" or "SelectMany")
        {
            var selected = evaluator.Evaluate(Conditions.Argument(call, 1), frame);
            return selected.Parts.IsEmpty && Conditions.Argument(call, 1) is { } selector && Variables.WithoutConversions(selector) is { } inner
                ? new Value(Cardinality.Unknown, [new Part(Key: null, KeyPlace: null, selected.Cardinality, Type: null, inner.Syntax.GetLocation())])
                : new Value(Cardinality.Unknown, selected.Parts);
        }

        var all = call.Instance is null ? Value.Unknown : evaluator.Evaluate(call.Instance, frame);
        foreach (var argument in call.Arguments)
        {
            var value = Variables.WithoutConversions(argument.Value) is IDelegateCreationOperation ? Value.Unknown : evaluator.Evaluate(argument.Value, frame);
            var isElement = method.Name is "Append" or "Prepend" or "Add" && value.Parts.IsEmpty && argument.Parameter?.Ordinal > 0;
            all = all with { Parts = Value.Union(all.Parts, isElement ? [evaluator.PartOf(argument.Value, frame)] : value.Parts) };
            if (value.Cardinality.IsUnbounded)
                all = all with { Cardinality = value.Cardinality };
        }

        return all;
    }

    private Value OfText(IInvocationOperation call, IMethodSymbol method, Frame frame)
    {
        if (call.Instance is not { } instance)
            return method.Name is "Format" or "Join" or "Concat" or "Create" or "Intern" or "Copy" ? Concatenated(call, frame) : OfAll(call, frame);

        var text = evaluator.Written(instance, frame);
        return method.Name switch
        {
            "ToString" => text,
            "ToLowerInvariant" or "ToLower" => text.Mapped(static constant => constant.ToLowerInvariant()),
            "ToUpperInvariant" or "ToUpper" => text.Mapped(static constant => constant.ToUpperInvariant()),
            "Trim" when call.Arguments.IsEmpty => text.Mapped(static constant => constant.Trim()),
            "Append" or "AppendLine" or "AppendFormat" or "AppendJoin" or "Insert" => Cardinality.Concatenate(text, evaluator.Collections.Text(call.Arguments, frame).Cardinality),
            "Replace" => Cardinality.Concatenate(text.Mapped(), Replacement(call, frame)),
            _ => text.Mapped(),
        };
    }

    private Cardinality Replacement(IInvocationOperation call, Frame frame) => evaluator.Count(Conditions.Argument(call, 1), frame).Mapped();

    private Value Concatenated(IInvocationOperation call, Frame frame)
    {
        var all = evaluator.Collections.Text(call.Arguments, frame).Cardinality;

        // The pattern of a format has holes: what is known of its values is only how many they are.
        return call.TargetMethod.Name == "Concat" || all.Kind != CardinalityKind.Constants ? all : all.Mapped();
    }

    private Value OfAll(IInvocationOperation call, Frame frame)
    {
        // What is made of nothing is new: Guid.NewGuid().
        if (call.Instance is null && call.Arguments.IsEmpty)
            return Value.Unknown;
        var value = call.Instance is { } instance ? evaluator.Count(instance, frame).Mapped() : Cardinality.Constant(string.Empty);
        foreach (var argument in call.Arguments)
        {
            // An encoding, a culture or a comparer is no part of the value.
            if (argument.ArgumentKind != ArgumentKind.DefaultValue && !IsManner(argument.Value.Type))
                value = Cardinality.Concatenate(value.Mapped(), evaluator.Collections.Text([argument], frame).Cardinality.Mapped());
        }

        return value.Mapped();
    }

    private static bool IsManner(ITypeSymbol? type) =>
        type.IsOrImplements("System", "IFormatProvider") || type.IsOrDerivesFrom("System.Text", "Encoding") || type is { TypeKind: TypeKind.Enum };

    private Value Joined(IInvocationOperation call, Frame frame)
    {
        var value = call.Instance is null ? Value.Nothing : evaluator.Evaluate(call.Instance, frame);
        if (call.TargetMethod.Name is "FromResult" or "GetValueOrDefault")
        {
            foreach (var argument in call.Arguments)
                value = Value.Join(value, evaluator.Evaluate(argument.Value, frame));
        }

        return value;
    }

    private Value? Bounds(IInvocationOperation call, IMethodSymbol method, Frame frame)
    {
        var isWhole = method.ReturnType.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
        var value = evaluator.Count(Conditions.Argument(call, 0), frame);
        var other = Conditions.Argument(call, 1)?.ConstantValue is { HasValue: true, Value: int or long } second ? Convert.ToInt64(second.Value, System.Globalization.CultureInfo.InvariantCulture) : (long?)null;
        if (other is null && method.Name is "Min" or "Max" && Conditions.Argument(call, 0)?.ConstantValue is { HasValue: true, Value: int or long } first)
        {
            other = Convert.ToInt64(first.Value, System.Globalization.CultureInfo.InvariantCulture);
            value = evaluator.Count(Conditions.Argument(call, 1), frame);
        }

        return method.Name switch
        {
            "Sign" => Cardinality.Bounded(3),
            "Min" when isWhole && other is not null => Limited(value, low: null, other),
            "Max" when isWhole && other is not null => Limited(value, other, high: null),
            "Clamp" when isWhole && other is not null && Conditions.Argument(call, 2)?.ConstantValue is { HasValue: true, Value: int or long } upper =>
                Limited(value, other, Convert.ToInt64(upper.Value, System.Globalization.CultureInfo.InvariantCulture)),
            _ => null,
        };
    }

    /// <summary>The whole numbers between two constants, if the call keeps its value between them.</summary>
    public static long? Clamped(IOperation? operation)
    {
        if (operation is not IInvocationOperation { TargetMethod: { Name: "Clamp", ContainingType.Name: "Math" or "MathF" } } call
            || Conditions.Argument(call, 1)?.ConstantValue is not { HasValue: true, Value: IConvertible low }
            || Conditions.Argument(call, 2)?.ConstantValue is not { HasValue: true, Value: IConvertible high })
        {
            return null;
        }

        var width = high.ToDouble(System.Globalization.CultureInfo.InvariantCulture) - low.ToDouble(System.Globalization.CultureInfo.InvariantCulture);
        return width is >= 0 and < int.MaxValue ? (long)width + 1 : null;
    }

    private static Value Limited(Cardinality value, long? low, long? high) => value.Within(low, high);
}
