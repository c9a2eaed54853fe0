import * as backup from '@aws-sdk/client-backup';
import * as cloudformation from '@aws-sdk/client-cloudformation';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as tagging from '@aws-sdk/client-resource-groups-tagging-api';
import * as sts from '@aws-sdk/client-sts';
import { Refusal } from './cloud';
import { jsonCall } from './json-client';
import type { JsonClient } from './json-client';
import type { Cloud, Fields, Operation, Surroundings } from './cloud';

/** A service, and the class of its client. */
const SERVICES: Record<string, {
  readonly commands: Record<string, any>;
  readonly client: new (config: Fields) => { send(command: unknown): Promise<Fields> };
}> = {
  backup: { commands: backup, client: backup.BackupClient as never },
  cloudformation: { commands: cloudformation, client: cloudformation.CloudFormationClient as never },
  dynamodb: { commands: dynamodb, client: dynamodb.DynamoDBClient as never },
  sts: { commands: sts, client: sts.STSClient as never },
  tag: { commands: tagging, client: tagging.ResourceGroupsTaggingAPIClient as never },
};

/** Each answer, for a report: what was asked when, and which id AWS support knows it by. */
export interface Request {
  readonly operation: Operation;
  readonly region: string;
  readonly at: string;
  readonly requestId?: string;
  readonly refusedWith?: string;
}

/** The services of an account, by the SDK. The SDK itself asks again where it is told to slow down. */
export class SdkSurroundings implements Surroundings {
  public readonly requests: Request[] = [];
  private readonly clouds = new Map<string, Cloud>();

  /**
   * @param config of all clients, such as the address of an emulator
   * @param pace how much of the time is waited that something takes: an emulator takes none
   */
  constructor(private readonly config: Fields = {}, private readonly pace = 1) {}

  public cloudOf(region: string): Cloud {
    const known = this.clouds.get(region);
    if (known) { return known; }
    const made = this.made(region);
    this.clouds.set(region, made);
    return made;
  }

  public sleep(seconds: number): Promise<void> {
    return new Promise((done) => { setTimeout(done, seconds * 1000 * this.pace); });
  }

  public now(): Date {
    return new Date();
  }

  /** With the credentials that the SDK finds, in its partition. */
  private jsonClient(region: string): JsonClient {
    const { config } = new dynamodb.DynamoDBClient({ ...this.config, region });
    const { url } = config.endpointProvider({ Region: region, UseDualStack: false, UseFIPS: false });
    const own: string | undefined = this.config.endpoint;
    return { region, credentials: () => config.credentials(), url: (service) => own ?? `https://${url.host.replace(/^dynamodb(?=\.)/, service)}/` };
  }

  private made(region: string): Cloud {
    const clients = new Map<string, { send(command: unknown): Promise<Fields> }>();
    const send = (service: string, name: string, input: Fields) => {
      if (!SERVICES[service]) { return jsonCall(this.jsonClient(region), service, name, input); }
      const { commands, client: Client } = SERVICES[service];
      const client = clients.get(service) ?? new Client({ ...this.config, region, maxAttempts: 8 });
      clients.set(service, client);
      return client.send(new commands[`${name}Command`](input));
    };
    const call = async (operation: Operation, input: Fields = {}) => {
      const [service, name] = operation.split(':', 2);
      const at = this.now().toISOString();
      try {
        const { $metadata, ...output } = await send(service, name, input);
        this.requests.push({ operation, region, at, requestId: $metadata?.requestId });
        return output;
      } catch (error) {
        const refusal = refusalOf(operation, error);
        this.requests.push({ operation, region, at, requestId: refusal.requestId, refusedWith: refusal.code });
        throw refusal;
      }
    };
    return { region, call };
  }
}

/** What the SDK throws, as one kind of error. */
export function refusalOf(operation: Operation, error: unknown): Refusal {
  const { name = 'Error', code, Code, message, $metadata } = Object(error);
  const id = name === 'Error' ? code ?? Code ?? name : name;
  return new Refusal(operation, String(id), String(message || error), $metadata?.requestId);
}
