using Instrumentation.Tool.Files;
using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Baselines;

/// <summary>What a baseline in a folder calls findings. Many of them are in few files, whose relative paths are made once.</summary>
internal sealed class BaselineKeys(string folder)
{
    private readonly Dictionary<string, string> relative = new(StringComparer.Ordinal);

    public BaselineKey Of(Finding finding) => new(finding.Rule, Relative(finding.Path), finding.Member, LastingMessage.Of(finding.Message));

    /// <summary>The project, as an entry names it.</summary>
    public string ProjectOf(Finding finding) => Relative(finding.Project);

    private string Relative(string path)
    {
        if (!relative.TryGetValue(path, out var known))
            relative[path] = known = RelativePath.From(folder, path);
        return known;
    }
}
