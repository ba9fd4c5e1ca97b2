import { TacitError } from "./errors.ts";
import type { ImageHeader } from "./imageHeader.ts";
import { msg } from "./message.ts";

/** Most pixels that an image may have to be made smaller: it is unpacked for that, at four bytes each. */
const maximumPixels = 50_000_000;

/** Largest file of an image that is looked at, in bytes. */
const maximumGivenBytes = 64 * 1024 * 1024;

/**
 * Makes a PNG, JPEG or WebP (one picture, of at most 50 million pixels by its header) fit into `maximumBytes`: fewer pixels,
 * and a lossy format where that alone does not do. `undefined` for what cannot be read, takes too long or does not fit.
 */
export type ShrinkImage = (
	bytes: Uint8Array,
	type: "png" | "jpg" | "webp",
	maximumBytes: number,
) => Promise<Uint8Array | undefined>;

/** The image, made to fit; throws `too-large` where that cannot be, with the reason. */
export async function shrunkImage(
	bytes: Uint8Array,
	{ type, size, isMoving }: ImageHeader,
	maximumBytes: number,
	shrink: ShrinkImage | undefined,
): Promise<Uint8Array> {
	refuseHuge(bytes.length);
	if (isMoving || type === "gif")
		throw new TacitError(
			"too-large",
			msg`This image has ${Math.ceil(bytes.length / 1024)} KB, and at most ${maximumBytes / 1024} KB go into a note, for they stay in the repository’s history. One that moves is not made smaller: take a picture of what matters.`,
		);
	const pixels = size && size.width * size.height;
	if (pixels !== undefined && pixels > maximumPixels)
		throw new TacitError(
			"too-large",
			msg`This image has ${Math.ceil(pixels / 1_000_000)} million pixels, and at most ${maximumPixels / 1_000_000} million are made smaller for a note. Make it smaller, or cut out what matters.`,
		);
	const smaller = pixels
		? await shrink?.(bytes, type, maximumBytes)
		: undefined;
	if (smaller && smaller.length <= maximumBytes) return smaller;
	throw new TacitError(
		"too-large",
		msg`This image has ${Math.ceil(bytes.length / 1024)} KB, and at most ${maximumBytes / 1024} KB go into a note, for they stay in the repository’s history. Make it smaller, or cut out what matters.`,
	);
}

/** Throws `too-large` for a file of so many bytes that it is not even read. */
export function refuseHuge(bytes: number): void {
	if (bytes <= maximumGivenBytes) return;
	const mega = 1024 * 1024;
	throw new TacitError(
		"too-large",
		msg`This image has ${Math.ceil(bytes / mega)} MB, and at most ${maximumGivenBytes / mega} MB are made smaller for a note. Make it smaller, or cut out what matters.`,
	);
}
