// Makes the types of the platform's interfaces from the documents that the services' builds leave (target/openapi).
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const SERVICES = ['workspace', 'drs', 'wes', 'tes', 'billing', 'audit', 'people'];
const portal = new URL('../', import.meta.url);
/** Where the folder `services` is, for documents from elsewhere than this tree. */
const home = process.env.JIXIA_OPENAPI ? new URL(`file://${process.env.JIXIA_OPENAPI}/`) : new URL('../../', portal);
const documentOf = (service) => new URL(`services/${service}/target/openapi/openapi.json`, home);

const missing = SERVICES.filter((service) => !existsSync(documentOf(service)));
if (missing.length > 0) {
  console.error(`The interface documents of ${missing.join(', ')} are missing. Build the services first:
  mvn -pl ${missing.map((service) => `services/${service}`).join(',')} -am package -Dmaven.test.skip=true`);
  process.exit(1);
}

const target = new URL('target/api/', portal);
mkdirSync(target, { recursive: true });
for (const service of SERVICES) {
  writeFileSync(new URL(`${service}.d.ts`, target), astToString(await openapiTS(documentOf(service))));
}
