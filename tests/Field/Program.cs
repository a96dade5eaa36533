using Instrumentation.Field;
using Instrumentation.Field.Projects;

if (Arguments.Parse(args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(Arguments.Usage).ConfigureAwait(false);
    return 2;
}

var repository = new Repository(
    arguments.Folder, arguments.Instrumented == 0 ? null : new Instrumenter(arguments.Instrumented, arguments.Seed));
var inspection = new Inspection(arguments.Options);
var projects = repository.Projects.Where(project => arguments.Tests || !project.IsTest).ToList();
foreach (var project in projects)
{
    await Console.Error.WriteLineAsync(Path.GetRelativePath(arguments.Folder, project.Path)).ConfigureAwait(false);
    await inspection.RunAsync(repository.Compile(project)).ConfigureAwait(false);
}

if (repository.Projects.IsEmpty)
    await inspection.RunAsync(repository.CompileFolder()).ConfigureAwait(false);
Report.Print(inspection, arguments);
return inspection.Failures.Count > 0 ? 1 : 0;
