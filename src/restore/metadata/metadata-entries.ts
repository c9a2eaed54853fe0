import { Tokenization } from 'aws-cdk-lib';
import type { aws_ec2 as ec2, Stack } from 'aws-cdk-lib';
import { isToken } from '../../private/known-text';

/** What a key of restore metadata can have before it is the text that the API wants. */
export type MetadataValue = string | number | boolean | readonly string[] | MetadataObject | undefined;

/** An object, which becomes JSON. */
export interface MetadataObject { readonly [key: string]: MetadataValue }

/** Restore metadata as texts: lists and objects become JSON, and what was not given is left out. */
export function metadataTexts(entries: MetadataObject, stack: Stack): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).flatMap(([key, value]) => value === undefined ? [] : [[key, textOf(value, stack)]]));
}

/** The ids of security groups; nothing where there are none. */
export function idsOfSecurityGroups(securityGroups?: readonly ec2.ISecurityGroupRef[]): string[] | undefined {
  return securityGroups?.map(({ securityGroupRef }) => securityGroupRef.securityGroupId);
}

/** The same of subnets. */
export function idsOfSubnets(subnets?: readonly ec2.ISubnetRef[]): string[] | undefined {
  return subnets?.map(({ subnetRef }) => subnetRef.subnetId);
}

/** An object of what is given; nothing where there is nothing. */
export function objectOf(entries: MetadataObject): MetadataObject | undefined {
  return Object.values(entries).some((value) => value !== undefined) ? entries : undefined;
}

function textOf(value: NonNullable<MetadataValue>, stack: Stack): string {
  switch (typeof value) {
    case 'string': return value;
    case 'number': return isToken(value) ? Tokenization.stringifyNumber(value) : String(value);
    case 'boolean': return String(value);
    default: return stack.toJsonString(value);
  }
}
