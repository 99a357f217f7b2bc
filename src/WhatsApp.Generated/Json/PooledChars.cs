using System.Buffers;
using Newtonsoft.Json;

namespace WhatsApp.Generated.Json;

/// <summary>Lends the JSON engine its buffers.</summary>
internal sealed class PooledChars : IArrayPool<char>
{
    public static PooledChars Instance { get; } = new();

    public char[] Rent(int minimumLength) => ArrayPool<char>.Shared.Rent(minimumLength);

    public void Return(char[]? array)
    {
        if (array is not null)
        {
            ArrayPool<char>.Shared.Return(array);
        }
    }
}
