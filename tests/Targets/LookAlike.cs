using System;

namespace Targets.LookAlike;

/// <summary>An attribute of the same name from elsewhere means nothing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TracedAttribute : Attribute;

public static class LookAlikes
{
    [Traced]
    public static int Nothing(int value) => value;
}
