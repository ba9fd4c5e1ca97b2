import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readImageHeader } from "../../../src/core/imageHeader.ts";
import { testImage } from "../../support/testImage.ts";

const size = { width: 37, height: 21 };
const signatures = {
	png: Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
	jpg: Buffer.from("\xff\xd8\xff", "latin1"),
	gif: Buffer.from("GIF89a", "latin1"),
	webp: Buffer.from("RIFF0000WEBPVP8", "latin1"),
};

describe("the header of an image", () => {
	it.each(["png", "jpg", "webp"] as const)(
		"says the size of a real %s",
		async (type) => {
			const image = await testImage(type, { ...size, noise: 1 });
			expect(readImageHeader(image)).toEqual({ type, size, isMoving: false });
		},
	);

	it("says the size of a GIF, and that it may move", () => {
		const image = Buffer.from("GIF89a\x25\0\x15\0\0\0\0", "latin1");
		expect(readImageHeader(image)).toEqual({
			...{ type: "gif", size, isMoving: true },
		});
	});

	it("says the size of a lossless WebP and of one with more than a picture, and whether that moves", () => {
		const webp = (kind: string, rest: string) =>
			Buffer.from(`RIFF0000WEBP${kind}0000${rest}`.padEnd(40, "\0"), "latin1");
		// 14 bits of width less one, 14 of height less one.
		expect(readImageHeader(webp("VP8L", "/\x24\0\x05\0"))).toEqual({
			...{ type: "webp", size, isMoving: false },
		});
		const extended = (flags: string) =>
			webp("VP8X", `${flags}\0\0\0\x24\0\0\x14\0\0`);
		expect(readImageHeader(extended("\x02"))).toEqual({
			...{ type: "webp", size, isMoving: true },
		});
		expect(readImageHeader(extended("\x10"))?.isMoving).toBe(false);
	});

	it("says that a PNG moves, which others show as one picture", async () => {
		const image = Buffer.from(await testImage("png", { ...size, noise: 1 }));
		const moving = Buffer.concat([
			...[image.subarray(0, 33), Buffer.from("\0\0\0\0acTL\0\0\0\0", "latin1")],
			image.subarray(33),
		]);
		expect(readImageHeader(moving)).toEqual({
			...{ type: "png", size, isMoving: true },
		});
	});

	it("is none where the bytes are of no format", () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
				const isOne = Object.values(signatures).some((each) =>
					each.every((byte, at) => bytes[at] === byte),
				);
				fc.pre(!isOne && bytes[0] !== 0x52 && bytes[0] !== 0x47);
				expect(readImageHeader(bytes)).toBe(undefined);
			}),
		);
	});

	it("is read of whatever follows a signature, without end or failure", () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...(["png", "jpg", "gif", "webp"] as const)),
				fc.uint8Array({ maxLength: 200 }),
				(type, rest) => {
					const bytes = Buffer.concat([signatures[type], rest]);
					expect(readImageHeader(bytes)?.type ?? type).toBe(type);
				},
			),
			{ numRuns: 2000 },
		);
	});
});
