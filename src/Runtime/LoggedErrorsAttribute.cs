using System.ComponentModel;

namespace Instrumentation.CompilerServices;

/// <summary>Says of a method of the assembly that it logs errors which its callers get all the same.</summary>
/// <remarks>
/// Generated. The body of a method is not known to those who reference its assembly; with this, the rule INS2003 tells a caller there that it
/// logs an error for the second time.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class LoggedErrorsAttribute : Attribute
{
    /// <summary>Names a method and what it throws.</summary>
    /// <param name="method">The documentation comment id of the method.</param>
    /// <param name="exceptions">Those of the types that leave it logged.</param>
    public LoggedErrorsAttribute(string method, params string[] exceptions)
    {
        Method = method;
        Exceptions = exceptions;
    }

    /// <summary>The documentation comment id of the method.</summary>
    public string Method { get; }

    /// <summary>Those of the types that leave it logged.</summary>
    public IReadOnlyList<string> Exceptions { get; }

    /// <summary>Whether it logs errors and gives them back as values.</summary>
    public bool AreReturned { get; set; }
}
