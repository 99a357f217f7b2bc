namespace System.Threading;

/// <summary>The lock of .NET 9 and later for .NET 8, in which the statement <c>lock</c> uses a monitor.</summary>
internal sealed class Lock
{
    private readonly object _monitor = new();

    /// <summary>Called by the statement <c>lock</c>.</summary>
    public Scope EnterScope()
    {
        Monitor.Enter(_monitor);
        return new Scope(_monitor);
    }

    /// <summary>The time in which a thread has the lock.</summary>
    public readonly ref struct Scope(object monitor)
    {
        /// <summary>Releases it.</summary>
        public void Dispose() => Monitor.Exit(monitor);
    }
}
