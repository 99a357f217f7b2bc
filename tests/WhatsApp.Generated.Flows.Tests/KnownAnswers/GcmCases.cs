using System.Security.Cryptography;
using System.Text;

namespace WhatsApp.Generated.Flows.Tests;

/// <summary>Keys and plaintexts of the known answers, which are the same at every run.</summary>
internal static class GcmCases
{
    public static byte[] Key(int length) =>
        SHA256.HashData(Encoding.ASCII.GetBytes($"key of {length} bytes"))[..length];

    public static byte[] Plaintext(int length) =>
        [.. Enumerable.Range(0, length).Select(at => (byte)((at * 7) + length))];
}
