import { deflateSync } from "node:zlib";

/** A PNG of random colours, which cannot be packed: as many bytes as it has pixels, three times. */
export function noisyPng(width: number, height: number): Buffer {
	const rows = Buffer.alloc((width * 3 + 1) * height);
	let seed = 1;
	for (let at = 0; at < rows.length; at++) {
		seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
		// The first byte of a row says how it is packed.
		rows[at] = at % (width * 3 + 1) === 0 ? 0 : seed >>> 24;
	}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	// Eight bits of red, green and blue.
	head.set([8, 2], 8);
	return Buffer.concat([
		Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
		chunk("IHDR", head),
		chunk("IDAT", deflateSync(rows)),
		chunk("IEND", Buffer.alloc(0)),
	]);
}

function chunk(name: string, data: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(name, "latin1"), data]);
	const framed = Buffer.alloc(named.length + 8);
	framed.writeUInt32BE(data.length, 0);
	framed.set(named, 4);
	framed.writeUInt32BE(checksum(named), named.length + 4);
	return framed;
}

/** CRC-32. */
function checksum(bytes: Buffer): number {
	let sum = 0xffffffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++)
			sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
	}
	return (sum ^ 0xffffffff) >>> 0;
}
