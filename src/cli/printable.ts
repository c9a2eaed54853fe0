export { printable, printableJson } from '../private/printable';
