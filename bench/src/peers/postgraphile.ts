/**
 * PostGraphile 5 on the same tables: the standard preset over node:http. It logs in as the services do, and each request
 * takes the role and the settings of the session, so that the same policies hold. It knows nothing of federation.
 */
import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { sessionSettings } from '../facts.ts';
import { readSite } from '../site.ts';
import { serve } from './ready.ts';

const site = readSite();
const settings = sessionSettings(site.facts);

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: site.serviceUrl,
      schemas: ['identity', 'property', 'finance', 'community', 'documents'],
      poolConfig: { max: site.connections },
      pubsub: false,
      // The login may do nothing by itself: what the schema shows is what the role may.
      pgSettingsForIntrospection: { role: 'lintel_app' },
    }),
  ],
  grafast: { context: () => ({ pgSettings: settings }) },
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false },
});

const server = createServer();
await instance.createServ(grafserv).addTo(server);
serve(server);
