import { parse } from 'protobufjs';

/** One frame of the long connection. `method` 0 is control (ping, pong), 1 is data. */
export interface Frame {
  SeqID: number;
  LogID: number;
  service: number;
  method: number;
  headers: { key: string; value: string }[];
  payload?: Uint8Array;
}

/**
 * No page describes the frames; the fields and their numbers are those that the SDK reads and writes (namespace `pbbp2`
 * in its sources), and were confirmed by talking to it.
 */
const schema = `
  syntax = "proto2";
  package pbbp2;
  message Header { required string key = 1; required string value = 2; }
  message Frame {
    required uint64 SeqID = 1;
    required uint64 LogID = 2;
    required int32 service = 3;
    required int32 method = 4;
    repeated Header headers = 5;
    optional string payloadEncoding = 6;
    optional string payloadType = 7;
    optional bytes payload = 8;
    optional string LogIDNew = 9;
  }`;

// Set up at once: the SDK, when it is loaded later, takes from protobufjs what setting up needs.
const frameType = parse(schema, { keepCase: true }).root.resolveAll().lookupType('pbbp2.Frame').setup();

export const encodeFrame = (frame: Frame): Uint8Array => frameType.encode(frameType.create({ ...frame })).finish();

export const decodeFrame = (bytes: Uint8Array): Frame =>
  frameType.toObject(frameType.decode(bytes), { longs: Number, arrays: true }) as unknown as Frame;

export const headerOf = (frame: Frame, key: string): string | undefined =>
  frame.headers.find((header) => header.key === key)?.value;
