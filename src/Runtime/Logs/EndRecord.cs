using System.Collections;
using System.Globalization;

namespace Instrumentation.CompilerServices;

/// <summary>The state of the record that says how an operation has ended: its duration, what went wrong, the tags of its result.</summary>
internal readonly struct EndRecord<TResultTags>(
    string operation, string outcome, TimeSpan elapsed, string? errorType, in TResultTags resultTags)
    : IReadOnlyList<KeyValuePair<string, object?>>
    where TResultTags : struct, ITags
{
    private const string SuccessFormat = "{operation} succeeded in {duration_ms} ms";
    private const string ErrorFormat = "{operation} failed with {error.type} after {duration_ms} ms";
    private const string CanceledFormat = "{operation} was canceled after {duration_ms} ms";

    private readonly TResultTags resultTags = resultTags;

    public int Count
    {
        get
        {
            var count = errorType is null ? 4 : 5;
            for (var i = 0; i < resultTags.Count; i++)
                count += resultTags[i].Value is null ? 0 : 1;
            return count;
        }
    }

    public KeyValuePair<string, object?> this[int index]
    {
        get
        {
            var i = 0;
            foreach (var pair in this)
            {
                if (i++ == index)
                    return pair;
            }

            throw new ArgumentOutOfRangeException(nameof(index));
        }
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return new("operation", operation);
        yield return new("outcome", outcome);
        yield return new("duration_ms", Milliseconds);
        if (errorType is not null)
            yield return new("error.type", errorType);
        for (var i = 0; i < resultTags.Count; i++)
        {
            if (resultTags[i] is { Value: not null } tag)
                yield return tag;
        }

        yield return new("{OriginalFormat}", outcome switch
        {
            OutcomeNames.Success => SuccessFormat,
            OutcomeNames.Error => ErrorFormat,
            _ => CanceledFormat,
        });
    }

    public override string ToString() => outcome switch
    {
        OutcomeNames.Success => string.Create(CultureInfo.InvariantCulture, $"{operation} succeeded in {Milliseconds} ms"),
        OutcomeNames.Error => string.Create(CultureInfo.InvariantCulture, $"{operation} failed with {errorType} after {Milliseconds} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{operation} was canceled after {Milliseconds} ms"),
    };

    private double Milliseconds => Math.Round(elapsed.TotalMilliseconds, 3);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
