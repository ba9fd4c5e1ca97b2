import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import encodeJpeg, { init as readyJpeg } from "@jsquash/jpeg/encode.js";
import encodePng, { init as readyPng } from "@jsquash/png/encode.js";
import encodeWebp, { init as readyWebp } from "@jsquash/webp/encode.js";

/** How much of a test's image cannot be packed: flat surfaces pack well, noise does not. */
export interface TestImage {
	readonly width: number;
	readonly height: number;
	/** Share of its rows (0 to 1) that are noise. */
	readonly noise: number;
}

const wasm = (name: string) =>
	readFileSync(createRequire(import.meta.url).resolve(`@jsquash/${name}`));

/** A real image, the same for the same arguments. */
export async function testImage(
	type: "png" | "jpg" | "webp",
	{ width, height, noise }: TestImage,
): Promise<Uint8Array> {
	const data = new Uint8ClampedArray(width * height * 4).fill(255);
	let seed = 1;
	for (let at = 0; at < width * Math.round(height * noise) * 4; at++) {
		seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
		data[at] = seed >>> 24;
	}
	for (let at = 3; at < data.length; at += 4) data[at] = 255;
	const pixels = { data, width, height };
	switch (type) {
		case "png":
			await readyPng(wasm("png/codec/pkg/squoosh_png_bg.wasm"));
			return new Uint8Array(await encodePng(pixels));
		case "jpg":
			await readyJpeg({
				wasmBinary: wasm("jpeg/codec/enc/mozjpeg_enc.wasm"),
			});
			return new Uint8Array(await encodeJpeg(pixels, { quality: 100 }));
		case "webp":
			await readyWebp({
				wasmBinary: wasm("webp/codec/enc/webp_enc_simd.wasm"),
			});
			return new Uint8Array(await encodeWebp(pixels, { quality: 100 }));
	}
}
