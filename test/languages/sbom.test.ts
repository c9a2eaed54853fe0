import { billOfMaterials } from '../../languages/driver/sbom';

test('the bill of materials names the package, and its peers in the versions that it is built with', () => {
  const { ok, output } = billOfMaterials(process.cwd());
  expect(ok).toBe(true);
  const { bomFormat, metadata: { component }, components, dependencies } = JSON.parse(output);
  expect([bomFormat, component.name, component.licenses]).toEqual(['CycloneDX', 'cdk-aws-backup', [{ license: { id: 'Apache-2.0' } }]]);
  expect(components.map(({ name, scope }: Record<string, string>) => [name, scope])).toEqual([['aws-cdk-lib', 'required'], ['constructs', 'required']]);
  expect(dependencies[0].dependsOn).toEqual(components.map((each: Record<string, string>) => each['bom-ref']));
});
