using Instrumentation.Generators.Model;
using Instrumentation.Generators.Support;

namespace Instrumentation.Generators.Emission;

/// <summary>The names that a generated body uses, kept clear of the user's parameters and type parameters.</summary>
internal sealed class BodyNames
{
    public BodyNames(MethodModel method, string shared)
    {
        var signature = method.Signature;
        var names = new Identifiers(signature.Parameters.Select(static parameter => parameter.Name.TrimStart('@'))
            .Concat(signature.TypeParameters.Select(static parameter => parameter.Name.TrimStart('@')))
            .Concat(method.Target.EnclosingTypeParameters)
            .Concat(SharedFieldsEmitter.Fields(method))
            .Append(signature.Receiver?.Name.TrimStart('@') ?? string.Empty));
        Operation = names.Unique("Operation");
        Scope = names.Unique("Scope");
        Call = names.Unique("call");
        Frame = names.Unique("frame");
        Thread = names.Unique("thread");
        Returned = names.Unique("returned");
        Failure = names.Unique("failure");
        Exception = names.Unique("exception");
        CallType = names.Unique("Call");
        ArgumentsType = names.Unique("Arguments");
        ResultType = names.Unique("Result");
        Invoke = names.Unique("Invoke");
        Observe = names.Unique("Observe");
        Limited = names.Unique("Limited");
        Limit = names.Unique("limit");
        Awaited = names.Unique("awaited");
        Await = names.Unique("Await");
        Target = names.Unique("Target");
        Accessor = names.Unique("Accessor");
        Type = names.Unique("type");
        State = names.Unique("state");
        Arguments = names.Unique("arguments");
        Start = names.Unique("Start");
        Return = names.Unique("Returned");
        Succeed = names.Unique("Succeed");
        Fail = names.Unique("Fail");
        Shared = shared;
        TypeParameters = SignatureText.TypeParameters(signature.TypeParameters);
        DeclaredTypeParameters = SignatureText.Declared(signature.TypeParameters);
        Constraints = SignatureText.Constraints(signature.TypeParameters);
    }

    public string Operation { get; }

    public string Scope { get; }

    public string Call { get; }

    public string Frame { get; }

    public string Thread { get; }

    public string Returned { get; }

    public string Failure { get; }

    public string Exception { get; }

    public string CallType { get; }

    public string ArgumentsType { get; }

    public string ResultType { get; }

    public string Invoke { get; }

    public string Observe { get; }

    /// <summary>The method that calls the user's within its time limit.</summary>
    public string Limited { get; }

    public string Limit { get; }

    public string Awaited { get; }

    /// <summary>The method that awaits a task-like result.</summary>
    public string Await { get; }

    public string Target { get; }

    public string Accessor { get; }

    /// <summary>The first parameter of an accessor of a static method.</summary>
    public string Type { get; }

    public string State { get; }

    public string Arguments { get; }

    public string Start { get; }

    public string Return { get; }

    public string Succeed { get; }

    public string Fail { get; }

    /// <summary>What stands before the shared fields: nothing, or the class that holds them and a dot.</summary>
    public string Shared { get; }

    /// <summary>The type parameters of every generated member, with their brackets.</summary>
    public string TypeParameters { get; }

    /// <summary>The same where they are declared, with their attributes.</summary>
    public string DeclaredTypeParameters { get; }

    public string Constraints { get; }
}
