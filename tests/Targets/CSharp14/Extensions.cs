using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Instrumentation;

namespace Targets;

/// <summary>Methods in extension blocks.</summary>
public static partial class TextExtensions
{
    extension([Tag] string text)
    {
        [Traced, Metered]
        public string Repeat([Tag] int times) => string.Concat(Enumerable.Repeat(text, times));

        [Traced]
        public static string Join([Tag] int count) => new('x', count);

        [Traced]
        [return: Tag]
        public async Task<int> CountAsync(char letter)
        {
            await Task.Yield();
            return text.Count(other => other == letter);
        }

        public string Plain() => text.Hidden();

        [Traced]
        private string Hidden() => text + "!";
    }

    extension(int number)
    {
        [Traced("repeat number")]
        public string Repeat([Tag] int times) => new((char)('0' + number), times);
    }

    extension<T>(IEnumerable<T> source)
        where T : notnull
    {
        [Traced]
        public Dictionary<TKey, T> Index<TKey>(Func<T, TKey> key)
            where TKey : notnull => source.ToDictionary(key);
    }

    extension(ref Counter counter)
    {
        [Traced]
        public void Raise(int by) => counter.Count += by;
    }

    extension<T>(T value)
    {
        [Traced]
        public string Kind() => typeof(T).Name;

        public string KindOfKind() => value.Kind() + "?";
    }
}

/// <summary>The attribute on the class speaks of its blocks, too.</summary>
[Traced]
public static class CoveredExtensions
{
    extension(Guid id)
    {
        public string Short() => id.ToString("N")[..4];

        [NotInstrumented]
        public string Long() => id.ToString("D");

        public int Size => 16;
    }
}
