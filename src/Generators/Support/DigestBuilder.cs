using System.Security.Cryptography;
using System.Text;

namespace Instrumentation.Generators.Support;

/// <summary>Collects what a digest is made of. Every text carries its length, so that no two sequences run into one.</summary>
internal sealed class DigestBuilder
{
    private byte[] buffer = new byte[4096];
    private int length;

    public void Add(int number)
    {
        Reserve(sizeof(int));
        for (var shift = 0; shift < 32; shift += 8)
            buffer[length++] = unchecked((byte)(number >> shift));
    }

    public void Add(long number)
    {
        Add(unchecked((int)number));
        Add(unchecked((int)(number >> 32)));
    }

    public void Add(string? text)
    {
        if (text is null)
        {
            Add(-1);
            return;
        }

        Add(text.Length);
        Reserve(text.Length * sizeof(char));
        length += Encoding.Unicode.GetBytes(text, 0, text.Length, buffer, length);
    }

    public void Add(Digest digest)
    {
        Add(digest.First);
        Add(digest.Second);
    }

    public Digest ToDigest()
    {
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(buffer, 0, length);
        return new Digest(BitConverter.ToInt64(hash, 0), BitConverter.ToInt64(hash, sizeof(long)));
    }

    private void Reserve(int more)
    {
        if (length + more > buffer.Length)
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
    }
}
