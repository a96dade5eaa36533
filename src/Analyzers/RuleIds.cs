namespace Instrumentation.Analyzers;

/// <summary>The ids of all rules. Append only: an id is never reused, whatever becomes of its rule.</summary>
internal static class RuleIds
{
    public const string AttributeNotApplicable = "INS0001";
    public const string TagWithoutEffect = "INS0002";
    public const string MemberPath = "INS0003";
    public const string CoreMethod = "INS0004";
    public const string CallNotInstrumented = "INS0005";
    public const string InterfaceCall = "INS0006";
    public const string FrameworkCall = "INS0007";
    public const string InstrumentAgreement = "INS0008";
    public const string NameConvention = "INS0009";
    public const string ClassifiedValue = "INS0010";
    public const string SwitchedOff = "INS0011";
    public const string UnboundedTag = "INS1001";
    public const string IdentifierTag = "INS1002";
    public const string DynamicName = "INS1003";
    public const string SpanOnlyAttribute = "INS1004";
    public const string LogAndThrow = "INS2001";
    public const string LogAndReturn = "INS2002";
    public const string LoggedByCallee = "INS2003";
    public const string HttpTimeout = "INS3001";
    public const string TokenInReach = "INS3002";
    public const string DatabaseTimeout = "INS3003";
    public const string RegexTimeout = "INS3004";
    public const string WaitTimeout = "INS3005";
    public const string GrpcDeadline = "INS3006";
    public const string EndlessRetry = "INS3007";
    public const string EndlessToken = "INS3008";

    /// <summary>The page of a rule.</summary>
    public static string HelpLink(string id) => $"https://github.com/instrumentation-net/instrumentation/blob/main/docs/rules/{id}.md";
}
