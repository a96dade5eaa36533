using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Emission;

/// <summary>The pieces of a signature as text.</summary>
internal static class SignatureText
{
    /// <summary><c>&lt;T, U&gt;</c>, or nothing.</summary>
    public static string TypeParameters(EquatableArray<TypeParameterModel> parameters) =>
        parameters.Count == 0 ? string.Empty : $"<{string.Join(", ", parameters.Select(static parameter => parameter.Name))}>";

    /// <summary>The same where they are declared: with the attributes that the trimmer must see.</summary>
    public static string Declared(EquatableArray<TypeParameterModel> parameters) => parameters.Count == 0
        ? string.Empty
        : $"<{string.Join(", ", parameters.Select(static parameter => parameter.Attributes + parameter.Name))}>";

    /// <summary><c> where T : class where U : notnull</c>, or nothing.</summary>
    public static string Constraints(EquatableArray<TypeParameterModel> parameters) => string.Concat(parameters
        .Where(static parameter => parameter.Constraints.Length > 0)
        .Select(static parameter => $" where {parameter.Name} : {parameter.Constraints}"));

    /// <summary>The parameters of a static method that stands for the user's, receiver first.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="isExtension">Whether the first parameter is declared with <c>this</c>, as an interceptor of an instance call must.</param>
    public static string Parameters(SignatureModel signature, bool isExtension = false)
    {
        var receiver = signature.Receiver is { } self ? $"{self.Attributes}{(self.IsScoped ? "scoped " : string.Empty)}{self.Modifier}{self.Type} {self.Name}" : null;
        var parameters = string.Join(", ", With(receiver, signature.Parameters.Select(static parameter => parameter.Attributes + Declaration(parameter))));
        return isExtension && parameters.Length > 0 ? WithThis(parameters) : parameters;
    }

    // 'this' stands after attributes.
    private static string WithThis(string parameters)
    {
        var start = 0;
        while (parameters[start] == '[')
            start = parameters.IndexOf("] ", start, StringComparison.Ordinal) + 2;
        return $"{parameters.Substring(0, start)}this {parameters.Substring(start)}";
    }

    /// <summary>The parameters as the second half of a partial method repeats them.</summary>
    public static string OwnParameters(SignatureModel signature, bool isExtension)
    {
        var parameters = string.Join(", ", signature.Parameters.Select(static parameter =>
            (parameter.IsParams ? "params " : string.Empty) + Declaration(parameter)));
        return isExtension ? $"this {parameters}" : parameters;
    }

    /// <summary>The arguments that hand on the parameters of <see cref="Parameters"/>.</summary>
    public static string Arguments(SignatureModel signature, string? receiver = null)
    {
        var self = signature.Receiver is { } model ? $"{model.Modifier}{receiver ?? model.Name}" : null;
        return string.Join(", ", With(self, OwnArgumentList(signature)));
    }

    /// <summary>The arguments without the receiver.</summary>
    public static string OwnArguments(SignatureModel signature) => string.Join(", ", OwnArgumentList(signature));

    private static IEnumerable<string> OwnArgumentList(SignatureModel signature) =>
        signature.Parameters.Select(static parameter => parameter.ArgumentModifier + parameter.Name);

    private static string Declaration(ParameterModel parameter) => $"{parameter.DeclarationModifier}{parameter.Type} {parameter.Name}";

    private static IEnumerable<string> With(string? first, IEnumerable<string> others) => first is null ? others : others.Prepend(first);
}
