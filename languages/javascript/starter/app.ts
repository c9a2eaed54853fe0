import { App } from 'aws-cdk-lib';
import { DataApp } from './data-app';

const app = new App();
new DataApp(app);
app.synth();
