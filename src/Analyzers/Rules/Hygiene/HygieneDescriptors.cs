using Microsoft.CodeAnalysis;

namespace Instrumentation.Analyzers.Rules.Hygiene;

/// <summary>The rules about what logs and spans say.</summary>
internal static class HygieneDescriptors
{
    public static readonly DiagnosticDescriptor VaryingTemplate = new(
        RuleIds.VaryingTemplate,
        "Keep a log template constant, and hand over the values",
        "The template of '{0}' varies, because {1}; write a constant with a placeholder for each value",
        RuleCategories.Hygiene,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "A log groups records by their template, and keeps each template it has seen. Text that is put together before the call has no values that one could search for.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.VaryingTemplate));

    public static readonly DiagnosticDescriptor ExceptionNotLogged = new(
        RuleIds.ExceptionNotLogged,
        "Pass the caught exception to the log",
        "'{0}' reports a failure that is handled here, {1}; pass the exception as the exception argument",
        RuleCategories.Hygiene,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Where an exception is handled, the log is the only place that can keep its type, its stack trace and its causes. Pass the exception itself.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.ExceptionNotLogged));

    public static readonly DiagnosticDescriptor UnmarkedSpan = new(
        RuleIds.UnmarkedSpan,
        "Mark a span as failed when its operation fails",
        "'{0}' {1} although {2}; {3}",
        RuleCategories.Hygiene,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A span without the status Error counts as a success, whatever events and tags it has. Set the status on every path by which a failure leaves.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.UnmarkedSpan));

    public static readonly DiagnosticDescriptor SensitiveData = new(
        RuleIds.SensitiveData,
        "Keep sensitive data out of telemetry",
        "'{0}' {1}, and is written to {2} in the clear; redact it, or write an id instead",
        RuleCategories.Hygiene,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Telemetry is read by more people, and kept in more places, than the data it is about. Redact secrets and personal data before they are recorded.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.SensitiveData));

    public static readonly DiagnosticDescriptor UnendedSpan = new(
        RuleIds.UnendedSpan,
        "End a span or scope on every path, and after its work",
        "'{0}' {1}",
        RuleCategories.Hygiene,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What is started becomes the parent or the context of all that follows, until it is ended. End it by using, and await the work that belongs to it.",
        helpLinkUri: RuleIds.HelpLink(RuleIds.UnendedSpan));
}
