import 'reflect-metadata';
import { startServer } from './app/start-server';

void startServer({});
