import decodeJpeg, { init as readyJpegDecoder } from "@jsquash/jpeg/decode.js";
import encodeJpeg, { init as readyJpegEncoder } from "@jsquash/jpeg/encode.js";
import decodePng, { init as readyPngDecoder } from "@jsquash/png/decode.js";
import encodePng, { init as readyPngEncoder } from "@jsquash/png/encode.js";
import resize, { initResize as readyResizer } from "@jsquash/resize";
import decodeWebp, { init as readyWebpDecoder } from "@jsquash/webp/decode.js";
import encodeWebp, { init as readyWebpEncoder } from "@jsquash/webp/encode.js";
import { halved } from "./halved.ts";

// The bundler puts the bytes of these modules into the bundle.
const jpegDecoder: Uint8Array = require("@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm");
const jpegEncoder: Uint8Array = require("@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm");
const png: Uint8Array = require("@jsquash/png/codec/pkg/squoosh_png_bg.wasm");
const resizer: Uint8Array = require("@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm");
const webpDecoder: Uint8Array = require("@jsquash/webp/codec/dec/webp_dec.wasm");
const webpEncoder: Uint8Array = require("@jsquash/webp/codec/enc/webp_enc_simd.wasm");

/** An unpacked image: red, green, blue and opacity of each pixel, a byte each. */
export interface Pixels {
	readonly data: Uint8ClampedArray;
	readonly width: number;
	readonly height: number;
}

// What a browser has, and the codecs make.
Object.assign(globalThis, {
	ImageData: class implements Pixels {
		constructor(
			readonly data: Uint8ClampedArray,
			readonly width: number,
			readonly height: number,
		) {}
	},
});

/** Of 100; at 80 neither text nor a photograph shows what was lost. */
const quality = 80;

/** Unpacks an image; a photograph is turned as its camera was held. Throws for what is broken. */
export const unpack: Readonly<
	Record<"png" | "jpg" | "webp", (bytes: ArrayBuffer) => Promise<Pixels>>
> = {
	async png(bytes) {
		await readyPngDecoder(png);
		return decodePng(bytes);
	},
	async jpg(bytes) {
		await readyJpegDecoder({ wasmBinary: jpegDecoder });
		return decodeJpeg(bytes, { preserveOrientation: true });
	},
	async webp(bytes) {
		await readyWebpDecoder({ wasmBinary: webpDecoder });
		return decodeWebp(bytes);
	},
};

/** Packs an image. */
export const pack: Readonly<
	Record<"png" | "jpg" | "webp", (pixels: Pixels) => Promise<ArrayBuffer>>
> = {
	async png(pixels) {
		await readyPngEncoder(png);
		return encodePng(pixels);
	},
	async jpg(pixels) {
		await readyJpegEncoder({ wasmBinary: jpegEncoder });
		return encodeJpeg(pixels, { quality });
	},
	async webp(pixels) {
		await readyWebpEncoder({ wasmBinary: webpEncoder });
		return encodeWebp(pixels, { quality });
	},
};

/** The same with no side longer than `longest`, in pixels. */
export async function scaledTo(
	given: Pixels,
	longest: number,
): Promise<Pixels> {
	let pixels = given;
	// What has many pixels would take the resizer seconds, and sixteen bytes for each.
	while (Math.max(pixels.width, pixels.height) >= longest * 2)
		pixels = halved(pixels);
	const factor = longest / Math.max(pixels.width, pixels.height);
	if (factor >= 1) return pixels;
	await readyResizer(resizer);
	return resize(pixels, {
		width: Math.max(1, Math.round(pixels.width * factor)),
		height: Math.max(1, Math.round(pixels.height * factor)),
		method: "catrom",
	});
}
