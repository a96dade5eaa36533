namespace Shop.Hosting;

/// <summary>A service does not start, or does not go on. The message is for the person at the terminal.</summary>
internal sealed class ServiceFailureException : Exception
{
    public ServiceFailureException()
    {
    }

    public ServiceFailureException(string message)
        : base(message)
    {
    }

    public ServiceFailureException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
