using System.Globalization;
using Instrumentation.Analyzers.Tests.Corpus;

namespace Instrumentation.Analyzers.Tests.Timeouts;

public class DatabaseTimeoutTests
{
    private static readonly RuleTest Rule = new(RuleIds.DatabaseTimeout) { Setup = new GeneratorSetup { Framework = CorpusReferences.All } };

    [Theory]
    [InlineData("command.CommandTimeout = [|0|]", "'DbCommand.CommandTimeout' is switched off;")]
    [InlineData("builder[\"Command Timeout\"] = [|0|]", "'Command Timeout' is switched off;")]
    [InlineData("builder.ConnectionString = [|\"Host=db;Timeout=0\"|]", "'Timeout' is switched off;")]
    public async Task TheMessageNamesTheLimit(string statement, string words)
    {
        var diagnostic = Assert.Single(await Rule.ReportsAsync(Report(statement)));

        Assert.StartsWith(words, diagnostic.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Host=db;Command Timeout=0\"", true)]
    [InlineData("\"host = db ; COMMAND TIMEOUT = 0 ;\"", true)]
    [InlineData("\"Host=db;Command Timeout=10\"", false)]
    [InlineData("\"Host=db;Command Timeout=0.5\"", false)]
    [InlineData("\"Host=db;Default Command Timeout=0\"", true)]
    [InlineData("@\"Data Source=db;Connect Timeout=0;\"", true)]
    [InlineData("\"\"\"Server=db;ConnectTimeout=0\"\"\"", true)]
    [InlineData("$\"Server={command};Timeout=0\"", true)]
    [InlineData("$\"Server={command};Timeout={command}\"", false)]
    [InlineData("\"Server=db;\" + \"Timeout=0\"", true)]
    [InlineData("\"Server=\" + command + \";Timeout=0\"", true)]
    [InlineData("\"Idle Timeout=0;Mode=a\"", false)]
    [InlineData("\"Host=db;Idle Timeout=0\"", false)]
    [InlineData("\"timeout=0\"", false)]
    [InlineData("\"to switch it off write Timeout=0; see the page of your server = host\"", false)]
    public Task ATextIsAConnectionStringIfItNamesAServer(string text, bool isReported) =>
        Rule.ReportsAsync(Report($"System.Console.WriteLine({(isReported ? $"[|{text}|]" : text)})"));

    [Fact]
    public Task ACommentIsNoConnectionString() => Rule.ReportsAsync(Report("/* \"Host=db;Timeout=0\" */ command.ToString()"));

    [Fact]
    public Task WithoutAServerAConnectionIsMadeOfIt() => Rule.ReportsAsync(Report(
        """var text = [|"Timeout=0"|]; builder.ConnectionString = text; var other = "Timeout=0"; System.Console.WriteLine(other)"""));

    [Fact]
    public async Task MigrationsAreAnOption()
    {
        const string Source = """
            class AddIndex : Microsoft.EntityFrameworkCore.Migrations.Migration
            {
                protected override void Up(Microsoft.EntityFrameworkCore.Migrations.MigrationBuilder migrationBuilder) { }

                void Run(System.Data.Common.DbCommand command) => command.CommandTimeout = {0};
            }
            """;
        await Rule.ReportsAsync(Source.Replace("{0}", "0", StringComparison.Ordinal));
        await (Rule with { Setup = Rule.Setup with { Options = Rule.Setup.Options.Add("instrumentation.INS3003.include_migrations", "true") } })
            .ReportsAsync(Source.Replace("{0}", "[|0|]", StringComparison.Ordinal));
    }

    private static string Report(string statement) => $$"""
        class Report
        {
            void Run(System.Data.Common.DbCommand command, System.Data.Common.DbConnectionStringBuilder builder)
            {
                {{statement}};
            }
        }
        """;
}
