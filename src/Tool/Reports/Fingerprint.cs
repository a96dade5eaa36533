using System.Security.Cryptography;
using System.Text;
using Instrumentation.Tool.Baselines;
using Instrumentation.Tool.Findings;

namespace Instrumentation.Tool.Reports;

/// <summary>
/// What a finding is called where results of several runs are compared: the same as long as it is the same in a baseline, whatever its line.
/// Findings that are alike in one member are told apart by their order.
/// </summary>
internal static class Fingerprint
{
    /// <summary>The name under which other tools find it.</summary>
    public const string Name = "instrumentation/v1";

    private const int Bytes = 16;

    /// <summary>The fingerprints of findings, in their order.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Finding> findings, string root)
    {
        var keys = new BaselineKeys(root);
        var seen = new Dictionary<BaselineKey, int>();
        var fingerprints = new string[findings.Count];
        for (var i = 0; i < findings.Count; i++)
        {
            var key = keys.Of(findings[i]);
            var index = seen[key] = seen.GetValueOrDefault(key) + 1;
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key.Rule}\n{key.Path}\n{key.Member}\n{key.Message}\n{index}"));
            fingerprints[i] = Convert.ToHexString(hash, 0, Bytes).ToLowerInvariant();
        }

        return fingerprints;
    }
}
