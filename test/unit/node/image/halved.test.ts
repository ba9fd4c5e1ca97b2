import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halved } from "../../../../src/node/image/halved.ts";

const imageOf = (width: number, ...pixels: readonly (readonly number[])[]) => ({
	data: Uint8ClampedArray.from(pixels.flat()),
	width,
	height: pixels.length / width,
});

describe("an image halved", () => {
	it("has the mean of four pixels, and of a clear one no colour", () => {
		const [red, blue, clear] = [
			[200, 0, 0, 255],
			[0, 0, 100, 255],
			[0, 255, 0, 0],
		] as const;
		expect(halved(imageOf(2, red, red, blue, blue))).toEqual(
			imageOf(1, [100, 0, 50, 255]),
		);
		expect(halved(imageOf(2, red, clear, clear, clear))).toEqual(
			imageOf(1, [200, 0, 0, 64]),
		);
		expect(halved(imageOf(2, clear, clear, clear, clear)).data).toEqual(
			new Uint8ClampedArray(4),
		);
	});

	it("is of one colour where the image was, whatever its size, and never without a pixel", () => {
		const size = fc.integer({ min: 1, max: 9 });
		fc.assert(
			fc.property(
				...[size, size, fc.integer({ min: 1, max: 255 })],
				(width, height, value) => {
					const pixels = Array(width * height).fill([value, 7, 0, 255]);
					const half = halved(imageOf(width, ...pixels));
					expect(half).toEqual(
						imageOf(
							Math.max(1, Math.floor(width / 2)),
							...Array(half.width * half.height).fill([value, 7, 0, 255]),
						),
					);
				},
			),
		);
	});
});
