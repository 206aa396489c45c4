# Built from the lockfile, run without root. Data is kept in the volume /app/data.
FROM node:22-bookworm-slim AS build
RUN apt-get update && apt-get install -y --no-install-recommends python3 make g++ && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY package.json package-lock.json ./
COPY web/package.json web/
RUN npm ci
COPY nest-cli.json tsconfig.json tsconfig.build.json .swcrc ./
COPY src src
COPY plugins plugins
COPY web web
RUN npm run build
RUN npm ci --omit=dev

FROM node:22-bookworm-slim
# For scanned PDFs.
RUN apt-get update && apt-get install -y --no-install-recommends poppler-utils tesseract-ocr tesseract-ocr-chi-sim && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production
# All of the container's own addresses; publish the port on 127.0.0.1, as compose.yaml does.
ENV FENNELBEAN_SERVER__HOST=0.0.0.0
WORKDIR /app
COPY package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/web/dist web/dist
COPY analytics analytics
COPY assets assets
COPY bin bin
COPY config config
COPY evaluation evaluation
COPY knowledge knowledge
COPY prompts prompts
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
EXPOSE 3210
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 CMD ["node", "-e", "fetch('http://127.0.0.1:3210/health').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js"]
