using Amazon.CDK;
using DataApp;

var app = new App();
new DataApplication(app);
app.Synth();
