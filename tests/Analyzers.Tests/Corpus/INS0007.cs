using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;

namespace Corpus.FrameworkCall;

class Worker : BackgroundService
{
    [Traced] protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask; //! INS0007 only the host calls it
}

partial class PartialWorker : BackgroundService
{
    [Traced] protected override partial Task ExecuteAsync(CancellationToken stoppingToken); //~ INS0007 instrumented whoever calls it

    private Task ExecuteCoreAsync(CancellationToken stoppingToken) => Task.CompletedTask;
}

class Progress : IProgress<int>
{
    [Traced] public void Report(int value) { } //! INS0007 an implementation of an interface of the framework
}

class OrdersController : ControllerBase
{
    [Traced] public IActionResult Show(int id) => Ok(id); //! INS0007 an action
    [Traced, NonAction] public int Twice(int id) => id * 2; //~ INS0007 no action
    [Traced] private static int Half(int id) => id / 2; //~ INS0007 not public
}

class Own
{
    [Traced] public void Run() { } //~ INS0007 of nobody else
}
