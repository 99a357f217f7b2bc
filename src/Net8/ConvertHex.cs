using System.Buffers;
using System.Globalization;

namespace System;

/// <summary>The methods of <see cref="Convert"/> that .NET 9 added and that are used here.</summary>
internal static class ConvertHex
{
    extension(Convert)
    {
        public static string ToHexStringLower(ReadOnlySpan<byte> bytes) => Convert.ToHexString(bytes).ToLowerInvariant();

        public static OperationStatus FromHexString(
            ReadOnlySpan<char> source, Span<byte> destination, out int charsConsumed, out int bytesWritten)
        {
            charsConsumed = 0;
            for (bytesWritten = 0; source.Length - charsConsumed >= 2; bytesWritten++, charsConsumed += 2)
            {
                if (bytesWritten == destination.Length)
                {
                    return OperationStatus.DestinationTooSmall;
                }

                if (!byte.TryParse(
                    source.Slice(charsConsumed, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture,
                    out destination[bytesWritten]))
                {
                    return OperationStatus.InvalidData;
                }
            }

            return charsConsumed == source.Length ? OperationStatus.Done : OperationStatus.NeedMoreData;
        }
    }
}
