namespace StreamJsonRpc;

[AttributeUsage(AttributeTargets.Method)]
public sealed class JsonRpcMethodAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
