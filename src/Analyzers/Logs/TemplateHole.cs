namespace Instrumentation.Analyzers.Logs;

/// <summary>A placeholder of a message template.</summary>
/// <param name="Name">Its name, or its number.</param>
/// <param name="IsDestructured">Whether the log takes the value apart, and writes each of its members.</param>
internal readonly record struct TemplateHole(string Name, bool IsDestructured)
{
    /// <summary>The placeholders of a template, in their order.</summary>
    public static List<TemplateHole> Of(string template)
    {
        var holes = new List<TemplateHole>();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
                continue;
            if (i + 1 < template.Length && template[i + 1] == '{')
            {
                i++;
                continue;
            }

            var end = template.IndexOf('}', i);
            if (end < 0)
                break;

            var hole = template.Substring(i + 1, end - i - 1);
            var format = hole.IndexOfAny(Separators);
            var name = format < 0 ? hole : hole.Substring(0, format);
            if (name.Length > 0)
                holes.Add(new TemplateHole(name.TrimStart('@', '$'), name[0] == '@'));
            i = end;
        }

        return holes;
    }

    private static readonly char[] Separators = [',', ':'];
}
