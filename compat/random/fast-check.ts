// It is installed with the repository, not with this folder, whose packages are the peers alone.
// eslint-disable-next-line import/no-extraneous-dependencies
export * as fc from 'fast-check';
