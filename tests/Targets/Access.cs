using System.Threading.Tasks;
using Instrumentation;

namespace Targets;

/// <summary>Private members of a type to which generated code can add.</summary>
public partial class OpenType<T>
    where T : notnull
{
    public (T Value, string Other, int Count) CallAll(T value) => (Hidden(value), Generic<string>("x"), Static(1) + Enclosing.OpenNested.Total());

    [Traced]
    private T Hidden([Tag] T value) => value;

    [Traced]
    private protected TOther Generic<TOther>(TOther other) => other;

    [Traced]
    private static int Static(int count) => count + 1;
}

internal partial class Enclosing
{
    internal partial struct OpenNested
    {
        private int total;

        public static int Total()
        {
            var nested = new OpenNested();
            nested.Grow(2);
            nested.Grow(3);
            return nested.total;
        }

        [Traced]
        private void Grow(int by) => total += by;
    }
}

/// <summary>Private and protected members of types that are not partial.</summary>
public class ClosedType
{
    public async Task<string> CallAllAsync() => await HiddenAsync(3).ConfigureAwait(false) + Static(4) + Generic<long>(5);

    [Traced]
    protected virtual string Overridable([Tag] string value) => value;

    [Traced]
    private async Task<string> HiddenAsync([Tag] int value)
    {
        await Task.Yield();
        return $"hidden {value} ";
    }

    [Traced]
    private static string Static([Tag] int value) => $"static {value} ";

    [Traced]
    private T Generic<T>([Tag] T value) => value;
}

public class DerivedType : ClosedType
{
    public string CallInherited(string value) => Overridable(value);

    protected override string Overridable(string value) => "derived " + base.Overridable(value);
}

internal static class InternalType
{
    [Traced]
    internal static int Double([Tag] int value) => value * 2;
}
