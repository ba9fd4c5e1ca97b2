/** The formats that notes can show everywhere, by the ends of their files' names. */
export type ImageType = "png" | "jpg" | "gif" | "webp";

/** What the first bytes of an image say. Nothing of it is decoded, so it costs the same whatever the image unpacks to. */
export interface ImageHeader {
	readonly type: ImageType;
	/** In pixels, as they are stored; `undefined` where it cannot be read. */
	readonly size:
		| { readonly width: number; readonly height: number }
		| undefined;
	/** It may have more than one picture. */
	readonly isMoving: boolean;
}

/** Reads it by the bytes; a name may say anything. `undefined` for what is none of the formats. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | undefined {
	const at = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const start = latin1(bytes, 0, 16);
	if (start.startsWith("\x89PNG\r\n\x1a\n")) return pngHeader(at);
	if (start.startsWith("\xff\xd8\xff"))
		return { type: "jpg", size: jpegSize(at), isMoving: false };
	if (/^GIF8[79]a/.test(start))
		return {
			type: "gif",
			size:
				at.byteLength < 10
					? undefined
					: { width: at.getUint16(6, true), height: at.getUint16(8, true) },
			isMoving: true,
		};
	return /^RIFF[\s\S]{4}WEBP/.test(start) ? webpHeader(bytes, at) : undefined;
}

/** Chunks: four bytes of length, four of name, what it holds, four of checksum. */
function pngHeader(at: DataView): ImageHeader {
	const nameAt = (offset: number) =>
		offset + 8 <= at.byteLength ? at.getUint32(offset + 4) : undefined;
	const size =
		nameAt(8) === 0x49484452 && at.byteLength >= 24 // IHDR
			? { width: at.getUint32(16), height: at.getUint32(20) }
			: undefined;
	let isMoving = false;
	for (let offset = 8; ; offset += 12 + at.getUint32(offset)) {
		const name = nameAt(offset);
		if (name === undefined || name === 0x49444154) break; // IDAT
		if (name === 0x6163544c) isMoving = true; // acTL
	}
	return { type: "png", size, isMoving };
}

/** Segments: FF, a marker, two bytes of length that count themselves. The size is in the one that begins the frame. */
function jpegSize(at: DataView): ImageHeader["size"] {
	let offset = 2;
	while (offset + 9 <= at.byteLength) {
		if (at.getUint8(offset) !== 0xff) return undefined;
		const marker = at.getUint8(offset + 1);
		if (marker === 0xff) {
			offset++;
			continue;
		}
		const isFrame =
			marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame)
			return {
				width: at.getUint16(offset + 7),
				height: at.getUint16(offset + 5),
			};
		// Where the picture itself begins, no frame comes any more.
		if (marker === 0xda) return undefined;
		offset += 2 + Math.max(at.getUint16(offset + 2), 2);
	}
	return undefined;
}

function webpHeader(bytes: Uint8Array, at: DataView): ImageHeader {
	const type = "webp";
	if (at.byteLength < 30) return { type, size: undefined, isMoving: false };
	const uint24 = (offset: number) =>
		at.getUint16(offset, true) + at.getUint8(offset + 2) * 0x10000;
	switch (latin1(bytes, 12, 16)) {
		case "VP8 ":
			return {
				type,
				size: {
					width: at.getUint16(26, true) & 0x3fff,
					height: at.getUint16(28, true) & 0x3fff,
				},
				isMoving: false,
			};
		case "VP8L": {
			const bits = at.getUint32(21, true);
			const size = {
				width: (bits & 0x3fff) + 1,
				height: ((bits >>> 14) & 0x3fff) + 1,
			};
			return { type, size, isMoving: false };
		}
		case "VP8X":
			return {
				type,
				size: { width: uint24(24) + 1, height: uint24(27) + 1 },
				isMoving: (at.getUint8(20) & 2) !== 0,
			};
		default:
			return { type, size: undefined, isMoving: false };
	}
}

function latin1(bytes: Uint8Array, from: number, to: number): string {
	return String.fromCharCode(...bytes.subarray(from, to));
}
