import type { ShrinkImage } from "../../core/shrinkImage.ts";
import { pack, scaledTo, unpack } from "./imageCodecs.ts";

/** Longest sides that are tried, in pixels: a note is read in a column. */
const longestSides = [2000, 1400, 1000];
/** A picture of a screen stays what it is where that fits. */
const formats = { png: ["png", "webp"], jpg: ["jpg"], webp: ["webp"] } as const;

/** As `ShrinkImage` says, on this thread; throws for what is broken. */
export const fitImage: ShrinkImage = async (bytes, type, maximumBytes) => {
	let pixels = await unpack[type](bytes.slice().buffer);
	for (const longest of longestSides) {
		pixels = await scaledTo(pixels, longest);
		for (const format of formats[type]) {
			const packed = await pack[format](pixels);
			if (packed.byteLength <= maximumBytes) return new Uint8Array(packed);
		}
	}
	return undefined;
};
