namespace Instrumentation.Generators.Tests.Behaviour;

/// <summary>Cases by their sentences, so that each is a test of its own.</summary>
internal sealed class CaseTable(params Case[] cases)
{
    public Case this[string sentence] => cases.Single(known => known.Sentence == sentence);

    public TheoryData<string> Sentences
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var known in cases)
                data.Add(known.Sentence);
            return data;
        }
    }
}
