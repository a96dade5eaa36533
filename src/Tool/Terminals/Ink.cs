namespace Instrumentation.Tool.Terminals;

/// <summary>Colours for text that is written line by line; none of them where the shell has none.</summary>
internal readonly struct Ink(bool isOn)
{
    public string Bold(string text) => In("1", text);

    public string Dim(string text) => In("2", text);

    public string Red(string text) => In("31", text);

    public string Yellow(string text) => In("33", text);

    public string Green(string text) => In("32", text);

    public string Cyan(string text) => In("36", text);

    private string In(string code, string text) => isOn ? $"\e[{code}m{text}\e[0m" : text;
}
