from aws_cdk import App

from backup_app.backup_app import BackupApp

app = App()
BackupApp(app)
app.synth()
