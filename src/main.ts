import { holdYoungGeneration } from './app/lean-start';

holdYoungGeneration();

// Loaded after the line above, which is about what loading them costs.
void import('./app/serve.js').then(({ serve }) => serve({}));
