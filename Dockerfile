# The gateway (API and worker, by ROLE) and the scorer for SageMaker: `docker build --target gateway|scorer .`

FROM node:20-slim AS build
WORKDIR /gaitway
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm run build:server && npm run build:scorer

FROM node:20-slim AS packages
WORKDIR /gaitway
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force

FROM node:20-slim AS scorer
ENV NODE_ENV=production
WORKDIR /gaitway
COPY package.json ./
COPY --from=build /gaitway/dist/scorer dist/scorer
COPY bin/scorer.js bin/
USER node
EXPOSE 8080
LABEL com.amazonaws.sagemaker.capabilities.multi-models=true \
      com.amazonaws.sagemaker.capabilities.accept-bind-to-port=true
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:8080/ping').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# SageMaker adds `train` or `serve`.
ENTRYPOINT ["node", "bin/scorer.js"]

FROM node:20-slim AS gateway
# The authority that signs the certificates of RDS, for DATABASE_CA_FILE.
ADD --chmod=444 https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem /etc/ssl/rds.pem
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
RUN mkdir /data && chown node:node /data
WORKDIR /gaitway
COPY package.json ./
COPY bin/gaitway.js bin/
COPY --from=packages /gaitway/node_modules node_modules
COPY --from=build /gaitway/dist/server dist/server
COPY --from=build /gaitway/portal/dist portal/dist
USER node
# The only folder that needs write access.
VOLUME /data
EXPOSE 4000
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:4000/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/gaitway.js"]
CMD ["start"]
