namespace Instrumentation.Runtime.Tests.Weaving;

/// <summary>Makes subjects.</summary>
internal static class Subject
{
    public static Subject<SpanTags> Traced(params (string Key, object? Value)[] tags) => With(new SubjectOptions { Traced = true }, tags);

    public static Subject<SpanTags> Metered(params (string Key, object? Value)[] tags) => With(new SubjectOptions { Metered = true }, tags);

    public static Subject<SpanTags> Logged(params (string Key, object? Value)[] tags) => With(new SubjectOptions { Logged = true }, tags);

    public static Subject<SpanTags> Full(params (string Key, object? Value)[] tags) => With(SubjectOptions.Full, tags);

    public static Subject<SpanTags> With(SubjectOptions options, params (string Key, object? Value)[] tags) =>
        new(new SpanTags(Pairs(tags)), options);

    public static Subject<MetricTags> WithMetricTags(SubjectOptions options, params (string Key, object? Value)[] tags) =>
        new(new MetricTags(Pairs(tags)), options);

    private static KeyValuePair<string, object?>[] Pairs((string Key, object? Value)[] tags) =>
        [.. tags.Select(static tag => KeyValuePair.Create(tag.Key, tag.Value))];
}
