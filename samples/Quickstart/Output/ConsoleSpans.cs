using System.Diagnostics;
using OpenTelemetry;

namespace Quickstart.Output;

/// <summary>Prints a trace as a tree when its root span ends.</summary>
internal sealed class ConsoleSpans : BaseExporter<Activity>
{
    private readonly List<Activity> ended = [];

    public override ExportResult Export(in Batch<Activity> batch)
    {
        foreach (var span in batch)
        {
            // Children end before their parents.
            ended.Add(span);
            if (span.Parent is null)
                Print(span, indent: string.Empty, branch: string.Empty);
        }

        return ExportResult.Success;
    }

    private void Print(Activity span, string indent, string branch)
    {
        // code.function.name says once more what the span's name says already.
        var tags = span.TagObjects.Where(tag => tag.Key != "code.function.name");
        ConsoleText.Span(branch + span.DisplayName, span.Duration, span.Status.ToString(), tags);

        var children = ended.Where(child => child.ParentSpanId == span.SpanId).OrderBy(child => child.StartTimeUtc).ToList();
        foreach (var child in children)
        {
            var last = child == children[^1];
            Print(child, indent + (last ? "   " : "│  "), indent + (last ? "└─ " : "├─ "));
        }

        ended.Remove(span);
    }
}
