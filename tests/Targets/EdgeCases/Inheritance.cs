using System.Threading.Tasks;
using Instrumentation;

namespace Targets.EdgeCases;

/// <summary>Attributes on members that are overridden, hidden or implemented.</summary>
public abstract class Vehicle : IVehicle
{
    [Traced, Metered]
    public abstract int Wheels();

    [Traced, Metered]
    public virtual string Move([Tag] int speed) => $"moves {speed}";

    [Traced]
    public string Name() => "vehicle";

    public virtual Task<string> ParkAsync(int level) => Task.FromResult($"parks {level}");
}

public interface IVehicle
{
    [Traced("park")]
    Task<string> ParkAsync([Tag] int level);
}

public class Car : Vehicle
{
    public override int Wheels() => 4;

    public override string Move(int speed) => "car " + base.Move(speed);

    public new string Name() => "car";

    public override async Task<string> ParkAsync(int level)
    {
        await Task.Yield();
        return "car " + await base.ParkAsync(level).ConfigureAwait(false);
    }
}

public partial class Truck : Car
{
    [Traced("haul"), Metered]
    public new partial string Move([Tag] int speed);

    [Traced("truck")]
    public new virtual partial string Name();

    private string MoveCore(int speed) => "truck " + base.Move(speed);

    private string NameCore() => "truck of " + base.Name();
}

public sealed partial class Trailer : Truck
{
    [Traced("trailer")]
    public override partial string Name();

    private string NameCore() => "trailer of " + base.Name();
}
