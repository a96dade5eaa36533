using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Spectre.Console;
using Spectre.Console.Rendering;
using MarkdownTable = Markdig.Extensions.Tables.Table;
using MarkdownRow = Markdig.Extensions.Tables.TableRow;
using Table = Spectre.Console.Table;

namespace Instrumentation.Tool.Rules;

/// <summary>A page of Markdown, laid out for a terminal.</summary>
internal sealed class TerminalPage(string markdown)
{
    private const int Indent = 2;
    private const string PageExtension = ".md";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>What a console can write.</summary>
    public IRenderable Render() => Blocks(Markdown.Parse(markdown, Pipeline));

    private static Rows Blocks(ContainerBlock container) => new(container.Select(Block));

    private static IRenderable Block(Block block) => block switch
    {
        HeadingBlock heading => Heading(heading),
        ParagraphBlock paragraph => Below(new Markup(Inlines(paragraph.Inline))),
        MarkdownTable table => Below(Table(table)),
        CodeBlock code => Below(new Text(Indented(code.Lines.ToString()), new Style(Color.Teal))),
        ListBlock list => List(list),
        QuoteBlock quote => new Padder(Blocks(quote), new Padding(Indent, 0, 0, 0)),
        ThematicBreakBlock => Below(new Spectre.Console.Rule()),
        ContainerBlock other => Blocks(other),
        LeafBlock leaf => new Text(leaf.Lines.ToString()),
        _ => Text.Empty,
    };

    private static Rows Heading(HeadingBlock heading) => Below(
        new Markup(Inlines(heading.Inline), new Style(heading.Level == 1 ? Color.Default : Color.Yellow, decoration: Decoration.Bold)));

    private static Grid List(ListBlock list)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(Indent, 0, 1, 0)).AddColumn(new GridColumn().Padding(0, 0, 0, 0));
        var number = int.TryParse(list.OrderedStart, out var start) ? start : 1;
        foreach (var item in list.OfType<ListItemBlock>())
            grid.AddRow(new Text(list.IsOrdered ? $"{number++}." : "*"), Blocks(item));
        return grid;
    }

    private static Table Table(MarkdownTable source)
    {
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var row in source.OfType<MarkdownRow>())
        {
            var cells = row.OfType<TableCell>().Select(static cell => (IRenderable)new Markup(CellText(cell))).ToList();
            if (row.IsHeader)
                table.AddColumns([.. cells.Select(cell => new TableColumn(cell))]);
            else
                table.AddRow(cells.Take(table.Columns.Count));
        }

        return table;
    }

    private static string CellText(TableCell cell) => string.Join(' ', cell.OfType<ParagraphBlock>().Select(static paragraph => Inlines(paragraph.Inline)));

    // With an empty line behind it; a padding would fill that with spaces.
    private static Rows Below(IRenderable block) => new(block, new Text("\n"));

    private static string Indented(string code) => string.Join('\n', code.Split('\n').Select(static line => line.Length == 0 ? line : new string(' ', Indent) + line));

    private static string Inlines(ContainerInline? container) => container is null ? "" : string.Concat(container.Select(Inline));

    private static string Inline(Inline inline) => inline switch
    {
        LiteralInline literal => Markup.Escape(literal.Content.ToString()),
        CodeInline code => $"[teal]{Markup.Escape(code.Content)}[/]",
        LineBreakInline line => line.IsHard ? "\n" : " ",
        LinkInline link => Link(link),
        AutolinkInline link => $"[underline]{Markup.Escape(link.Url)}[/]",
        EmphasisInline emphasis => $"[{(emphasis.DelimiterCount == 2 ? "bold" : "italic")}]{Inlines(emphasis)}[/]",
        HtmlEntityInline entity => Markup.Escape(entity.Transcoded.ToString()),
        HtmlInline html => Markup.Escape(html.Tag),
        ContainerInline container => Inlines(container),
        _ => "",
    };

    // Another page is one command away: its path would say nothing here.
    private static string Link(LinkInline link)
    {
        var text = Inlines(link);
        var url = link.Url ?? "";
        return url.EndsWith(PageExtension, StringComparison.Ordinal) && !url.Contains("://", StringComparison.Ordinal)
            ? $"[underline]{text}[/]"
            : $"[underline]{text}[/] ({Markup.Escape(url)})";
    }
}
