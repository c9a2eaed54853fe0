import { TemplateFile, TemplateFiles } from '../../src/document/template-file';
import { Evaluation } from '../../src/document/values/evaluation';
import { inEveryWorld } from '../../src/document/values/world';

const A = { Ref: 'A' };
const B = { Ref: 'B' };
const is = (parameter: unknown, value: unknown) => ({ 'Fn::Equals': [parameter, value] });

/** How some conditions can turn out, each as a line of 1 and 0. */
function waysOf(conditions: Record<string, object>, parameters: Record<string, object> = {}): string[] {
  const content = { Resources: {}, Conditions: conditions, Parameters: { A: { Type: 'String' }, B: { Type: 'String' }, ...parameters } };
  const files = new TemplateFiles([new TemplateFile({ name: 'T', content })]);
  const { anyhow, isComplete } = inEveryWorld((world) => {
    const evaluation = new Evaluation(files, world);
    return Object.keys(conditions).map((name) => evaluation.holds(name, files.templates[0]) ? '1' : '0').join('');
  });
  expect(isComplete).toBe(true);
  return [...new Set(anyhow.map(({ result }) => result))].sort();
}

test('a parameter is one thing or another', () => {
  expect(waysOf({ X: is(A, 'x'), Y: is(A, 'y') })).toEqual(['00', '01', '10']);
});

test('a parameter with allowed values is one of them', () => {
  const allowed = { A: { Type: 'String', AllowedValues: ['x', 'y'] } };
  expect(waysOf({ X: is(A, 'x'), Y: is('y', A), Z: is(A, 'z') }, allowed)).toEqual(['010', '100']);
  expect(waysOf({ X: is(A, '1') }, { A: { Type: 'Number', AllowedValues: [1] } })).toEqual(['1']);
  expect(waysOf({ X: is(A, 'x'), Y: is(A, 'y') }, { A: { Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: ['x', 'y'] } })).toEqual(['00', '01', '10']);
});

test('parameters that are equal have one value', () => {
  expect(waysOf({ Same: is(A, B), AX: is(A, 'x'), BX: is(B, 'x') })).toEqual(['000', '001', '010', '100', '111']);
  expect(waysOf({ AX: is(A, 'x'), BX: is(B, 'x'), Same: is(A, B) })).toEqual(['000', '001', '010', '100', '111'].map((way) => way.slice(1) + way[0]).sort());
});

test('parameters that are equal have what both may have', () => {
  const allowed = { A: { Type: 'String', AllowedValues: ['x', 'y'] }, B: { Type: 'String', AllowedValues: ['y', 'z'] } };
  expect(waysOf({ Same: is(A, B), AX: is(A, 'x'), BZ: is(B, 'z') }, allowed)).toEqual(['000', '001', '010', '011', '100']);
});
