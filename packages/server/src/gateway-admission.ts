import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { JWTVerifyGetKey } from 'jose';
import {
  hashOfBody,
  type InternalContext,
  mostLifeSeconds,
  type SignedContext,
  verifyInternalContext,
} from './session-token.ts';
import { usedOnce } from './used-once.ts';

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply | undefined>;

/** How a server knows the gateway. */
export type GatewayAdmission = {
  /** For every route that is for the gateway only. */
  readonly hooks: {
    /** Answers 401 to everybody else before a body is read: nobody else may make us hold one. */
    readonly onRequest: Hook;
    /** Answers 401 to a body that the gateway has not signed for. */
    readonly preHandler: Hook;
  };
  /** What the gateway has signed of a request that the hooks let pass. */
  readonly contextOf: (request: FastifyRequest) => InternalContext;
};

/**
 * Lets the gateway in by its signature, which is good for one body, and once in each process: who has seen one pass by
 * can neither ask anything else with it nor have the same done again here.
 *
 * `audience` is the name of the subgraph, `keys` are the gateway's.
 */
export const gatewayAdmission = (app: FastifyInstance, audience: string, keys: JWTVerifyGetKey): GatewayAdmission => {
  const admitted = new WeakMap<FastifyRequest, SignedContext>();
  const bodyHashes = new WeakMap<FastifyRequest, string>();
  const isFirstUse = usedOnce(mostLifeSeconds * 1000);

  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (admitted.get(request)?.bodyHash !== undefined) bodyHashes.set(request, hashOfBody(body));
    parse(request, body.toString(), done);
  });

  return {
    hooks: {
      onRequest: async (request, reply) => {
        const signed = await verifyInternalContext(bearerToken(request.headers.authorization), audience, keys);
        if (signed === undefined || (signed.id !== undefined && !isFirstUse(signed.id))) return refuse(reply);
        admitted.set(request, signed);
        return undefined;
      },
      preHandler: async (request, reply) => {
        const wanted = admitted.get(request)?.bodyHash;
        return wanted === undefined || wanted === bodyHashes.get(request) ? undefined : refuse(reply);
      },
    },
    contextOf: (request) => admitted.get(request)!.context,
  };
};

const bearerToken = (header: string | undefined): string | undefined => {
  const [scheme, token] = header?.split(' ') ?? [];
  return scheme === 'Bearer' ? token : undefined;
};

const refuse = (reply: FastifyReply): FastifyReply =>
  reply.code(401).send({
    errors: [{ message: 'Only the gateway may call a subgraph.', extensions: { code: 'UNAUTHENTICATED' } }],
  });
