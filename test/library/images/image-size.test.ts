import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImageSize } from '../../../src/library/images/image-size.ts';

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(33);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(header);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return Buffer.concat([header, deflateSync(Buffer.alloc(1))]);
}

function gif(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.write('GIF89a', 'latin1');
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return bytes;
}

function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from([0xff, 0xc0, 0, 11, 8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const application = Buffer.from([0xff, 0xe0, 0, 4, 0, 0]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), application, frame]);
}

function webp(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.write('RIFF', 0, 'latin1');
  bytes.write('WEBPVP8X', 8, 'latin1');
  bytes.writeUIntLE(width - 1, 24, 3);
  bytes.writeUIntLE(height - 1, 27, 3);
  return bytes;
}

describe('readImageSize', () => {
  it.each([
    ['PNG', png(640, 480)],
    ['GIF', gif(640, 480)],
    ['JPEG, after its application segment', jpeg(640, 480)],
    ['extended WebP', webp(640, 480)],
    ['SVG with a size', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480px">')],
    ['SVG with a view box only', Buffer.from('<?xml version="1.0"?><svg viewBox="0 0 640 480">')],
  ])('reads %s', (_, bytes) => {
    expect(readImageSize(bytes)).toEqual({ width: 640, height: 480 });
  });

  it('gives no size for other bytes, and never fails', () => {
    expect(readImageSize(Buffer.from('no image'))).toBeUndefined();
    expect(readImageSize(png(1, 1).subarray(0, 12))).toBeUndefined();
    fc.assert(
      fc.property(
        fc.constantFrom(png(9, 9), gif(9, 9), jpeg(9, 9), webp(9, 9)),
        fc.nat(40),
        (bytes, length) => {
          readImageSize(bytes.subarray(0, length));
        },
      ),
    );
  });
});
