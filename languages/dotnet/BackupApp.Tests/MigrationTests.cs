using System.IO;
using System.Text.Json;
using BackupApp.Tests.Migration;
using Xunit;

namespace BackupApp.Tests;

public class MigrationTests
{
    [Fact]
    public void OneImportChangesAndTheTemplateDoesNot()
    {
        Assert.Equal(JsonSerializer.Serialize(Before.Synthesize()), JsonSerializer.Serialize(After.Synthesize()));
    }

    [Fact]
    public void TheProgramsDifferInTheImportAndInTheirNamesOnly()
    {
        Assert.Equal(
            Source("Before.cs")
                .Replace("using Amazon.CDK.AWS.Backup;", "using CdkAwsBackup;")
                .Replace("class Before", "class After"),
            Source("After.cs"));
    }

    private static string Source(string name)
    {
        using var reader = new StreamReader(typeof(MigrationTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
