using Amazon.CDK;
using BackupApp;

var app = new App();
new BackupApplication(app);
app.Synth();
