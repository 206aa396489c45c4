/** How messages speak of who gives vectors, and of where it is configured. */
export interface VectorSource {
  name: string;
  /** Of the configuration. */
  section: string;
  keyVariable: string;
  /** What it makes vectors of. */
  unit: string;
  /** Advice when it is asked more than it allows, and when it refuses what it is sent. */
  onTooMany: string;
  onRefused: string;
}

export const textVectors: VectorSource = {
  name: 'The embedding model',
  section: 'models.embedding',
  keyVariable: 'FENNELBEAN_MODELS__EMBEDDING__API_KEY',
  unit: 'text',
  onTooMany: 'make models.embedding.parallel smaller, or wait',
  onRefused: 'half of a text was too long for it, too',
};

export const pictureVectors: VectorSource = {
  name: 'The image embedding model',
  section: 'models.imageEmbedding',
  keyVariable: 'FENNELBEAN_MODELS__IMAGE_EMBEDDING__API_KEY',
  unit: 'input',
  onTooMany: 'make models.imageEmbedding.batchSize smaller, or wait',
  onRefused: 'not every model takes pictures, or as many at once as models.imageEmbedding.batchSize says',
};
