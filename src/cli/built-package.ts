import { VERSION } from '../private/version';

/** Whether this is a build that no registry has: each that is not a release has the same version. */
export const IS_BUILD = VERSION === '0.0.0';

/** Where the build lays its packages, in the steps of a project that has to be told. */
export const DIST = 'path/to/dist';

const JAR = `${DIST}/java/io/github/cdkawsbackup/cdk-aws-backup/${VERSION}/cdk-aws-backup-${VERSION}`;

/** The module of Go. */
export const GO_MODULE = 'github.com/cdk-aws-backup/cdk-aws-backup-go/cdkawsbackup';

/** What gives a build to a project of a language. */
export const FROM_BUILD = {
  typescript: `npm install ${DIST}/js/cdk-aws-backup@${VERSION}.jsii.tgz`,
  python: `python -m pip install ${DIST}/python/cdk_aws_backup-${VERSION}-py3-none-any.whl`,
  java: `mvn install:install-file -Dfile=${JAR}.jar -DpomFile=${JAR}.pom`,
  csharp: `dotnet nuget add source ${DIST}/dotnet --name built`,
  go: `go mod edit -replace ${GO_MODULE}=${DIST}/go/cdkawsbackup`,
} as const;

/** What is said of a build where a project needs it. */
export const NEEDS_BUILD = `It needs cdk-aws-backup ${VERSION}, which is a build and in no public registry: ${DIST} is where it was built, by \`npm run package:all\`.`;
