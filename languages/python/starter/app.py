from aws_cdk import App

from data_app.data_app import DataApp

app = App()
DataApp(app)
app.synth()
