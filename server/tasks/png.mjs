// Makes the picture of a window small: text on a few plain areas needs no more than sixteen colours.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** The bytes of a picture row by row, three or four for each pixel, from a PNG as browsers write it: 8 bits, not interlaced. */
function decode(png) {
  const parts = [];
  let [width, height, channels] = [0, 0, 0];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (type === 'IHDR') [width, height, channels] = [data.readUInt32BE(0), data.readUInt32BE(4), data[9] === 6 ? 4 : 3];
    if (type === 'IDAT') parts.push(data);
  }
  const raw = inflateSync(Buffer.concat(parts));
  const line = width * channels;
  const pixels = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (line + 1)];
    for (let x = 0; x < line; x += 1) {
      const left = x < channels ? 0 : pixels[y * line + x - channels];
      const up = y === 0 ? 0 : pixels[(y - 1) * line + x];
      const corner = x < channels || y === 0 ? 0 : pixels[(y - 1) * line + x - channels];
      pixels[y * line + x] = raw[y * (line + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }
  return { width, height, channels, pixels };
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

const distance = (one, other) => Math.max(...[16, 8, 0].map(shift => Math.abs(((one >> shift) & 255) - ((other >> shift) & 255))));

/** At most so many colours: those of areas as they are, and of the others the frequent ones first, each as far from the others as it takes. */
function paletteOf(counts, most) {
  const colours = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a));
  for (let apart = 4; ; apart += 2) {
    const chosen = colours.slice(0, most / 4);
    for (const colour of colours.slice(most / 4)) if (chosen.length <= most && chosen.every(each => distance(each, colour) >= apart)) chosen.push(colour);
    if (chosen.length <= most) return chosen;
  }
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** The same picture with at most sixteen colours, so that two pixels share a byte. */
export function smaller(png) {
  const { width, height, channels, pixels } = decode(png);
  const colourAt = at => (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += channels) counts.set(colourAt(at), (counts.get(colourAt(at)) ?? 0) + 1);
  const palette = paletteOf(counts, 16);
  const nearest = new Map([...counts.keys()].map(colour =>
    [colour, palette.reduce((best, each, index) => (distance(each, colour) < distance(palette[best], colour) ? index : best), 0)]));
  const line = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(line * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * line + 1 + (x >> 1)] |= nearest.get(colourAt((y * width + x) * channels)) << (x % 2 === 0 ? 4 : 0);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 3], 8);
  return Buffer.concat([
    png.subarray(0, 8), chunk('IHDR', header), chunk('PLTE', Buffer.from(palette.flatMap(each => [each >> 16, (each >> 8) & 255, each & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })), chunk('IEND', Buffer.alloc(0)),
  ]);
}
