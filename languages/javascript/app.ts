import { App } from 'aws-cdk-lib';
import { BackupApp } from './backup-app';

const app = new App();
new BackupApp(app);
app.synth();
