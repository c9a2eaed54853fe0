using System;
using Amazon.CDK;
using Amazon.CDK.AWS.S3;
using CdkAwsBackup;
using Xunit;

namespace DataApp.Tests;

public class DataAppTests
{
    [Fact]
    public void AllThatHoldsDataIsBackedUp()
    {
        var app = new App();
        new DataApplication(app);

        var resource = Assert.Single(BackupCoverage.Of(app).Resources());
        Assert.Equal("Data/Orders/Resource", resource.Path);
        Assert.Equal(BackupVerdict.PROTECTED, resource.Verdict);
        app.Synth();
    }

    [Fact]
    public void WhatNoPlanBacksUpIsNotSynthesised()
    {
        var app = new App();
        new DataApplication(app);
        new Bucket(new Stack(app, "Forgotten"), "Bucket");

        Assert.Contains(BackupCoverage.Of(app).Resources(), resource =>
            resource.Stack == "Forgotten" && resource.Verdict == BackupVerdict.UNPROTECTED);
        Assert.ThrowsAny<Exception>(() => app.Synth());
    }
}
