import protobuf from 'protobufjs';

export interface Frame {
  SeqID: number;
  LogID: number;
  service: number;
  method: number;
  headers: { key: string; value: string }[];
  payloadEncoding?: string;
  payloadType?: string;
  payload?: Uint8Array;
  LogIDNew?: string;
}

/** `method` of a frame. */
export const CONTROL = 0;
export const DATA = 1;

// The long connection speaks proto2; field numbers are those of the official SDK.
const { root } = protobuf.parse(
  `syntax = "proto2";
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
  }`,
  { keepCase: true },
);
const type = root.lookupType('Frame');

export function encodeFrame(frame: Frame): Uint8Array {
  return type.encode(type.create(frame as unknown as Record<string, unknown>)).finish();
}

export function decodeFrame(bytes: Uint8Array): Frame {
  const plain = type.toObject(type.decode(bytes), { longs: Number, arrays: true });
  return plain as unknown as Frame;
}

export function headerOf(frame: Frame, key: string): string | undefined {
  return frame.headers.find((header) => header.key === key)?.value;
}
