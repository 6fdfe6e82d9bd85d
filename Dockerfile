# One image for every service: the workspace as it is, run by Node's own type stripping. Copied into node_modules the
# packages would not run (Node refuses to strip types there), hence no `pnpm deploy`.
FROM node:24-slim
WORKDIR /lintel
COPY . .
# Before NODE_ENV is set: the build of the explorer needs development dependencies.
RUN node scripts/install.mjs --with-explorer && mkdir -p /var/lib/lintel && chown node:node /var/lib/lintel
ENV NODE_ENV=production
USER node
CMD ["node", "--max-semi-space-size=64", "gateway/src/main.ts"]
