import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readImageHeader } from "../../../../src/core/imageHeader.ts";
import { maximumImageBytes } from "../../../../src/core/media.ts";
import { imageShrinker } from "../../../../src/node/image/imageShrinker.ts";
import { bundledImageWorker } from "../../../support/imageWorker.ts";
import { testImage } from "../../../support/testImage.ts";

let folder: string;
let file: string;
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), "tacit-images-"));
	file = await bundledImageWorker(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function opened(timeLimit = 240_000) {
	const warned: string[] = [];
	const shrink = imageShrinker({
		...{ file, timeLimit },
		log: {
			info: () => undefined,
			warn: (message, cause) => warned.push(`${message} ${cause}`),
		},
	});
	return { shrink, warned };
}

describe("a large image", () => {
	it("of a screen stays a PNG, with no side over 2000 pixels", async () => {
		const { shrink } = opened();
		const screen = { width: 5000, height: 2500, noise: 0.05 };
		const image = await shrink(
			await testImage("png", screen),
			...(["png", maximumImageBytes] as const),
		);
		expect(image?.length).toBeLessThan(maximumImageBytes);
		expect(readImageHeader(image ?? new Uint8Array())).toEqual({
			...{ type: "png", size: { width: 2000, height: 1000 } },
			isMoving: false,
		});
	});

	it("that packs badly as a PNG becomes a WebP of the same size", async () => {
		const { shrink } = opened();
		const photo = { width: 900, height: 700, noise: 1 };
		const given = await testImage("png", photo);
		expect(given.length).toBeGreaterThan(maximumImageBytes);
		const image = await shrink(given, "png", maximumImageBytes);
		expect(readImageHeader(image ?? new Uint8Array())).toMatchObject({
			...{ type: "webp", size: { width: 900, height: 700 } },
		});
	});

	it.each(["jpg", "webp"] as const)(
		"that is a %s stays one, and fits",
		async (type) => {
			const { shrink } = opened();
			const photo = { width: 2400, height: 1800, noise: 0.6 };
			const given = await testImage(type, photo);
			expect(given.length).toBeGreaterThan(maximumImageBytes);
			const image = await shrink(given, type, maximumImageBytes);
			expect(image?.length).toBeLessThanOrEqual(maximumImageBytes);
			expect(readImageHeader(image ?? new Uint8Array())?.type).toBe(type);
		},
	);

	it("that a camera took on its side is put upright", async () => {
		const { shrink } = opened();
		const photo = { width: 1200, height: 600, noise: 1 };
		const image = await shrink(
			onItsSide(await testImage("jpg", photo)),
			...(["jpg", maximumImageBytes] as const),
		);
		expect(readImageHeader(image ?? new Uint8Array())?.size).toEqual({
			...{ width: 600, height: 1200 },
		});
	});

	it("is left where no size of it fits", async () => {
		const { shrink, warned } = opened();
		const photo = { width: 300, height: 200, noise: 1 };
		expect(await shrink(await testImage("jpg", photo), "jpg", 500)).toBe(
			undefined,
		);
		expect(warned).toEqual([]);
	});

	it("is left where it is broken, and the next is made smaller all the same", async () => {
		const { shrink, warned } = opened();
		const good = await testImage("png", { width: 400, height: 9, noise: 1 });
		const broken = good.subarray(0, 60);
		const images = await Promise.all([
			shrink(broken, "png", maximumImageBytes),
			shrink(good, "png", maximumImageBytes),
			shrink(new Uint8Array(99), "jpg", maximumImageBytes),
			shrink(new Uint8Array(99), "webp", maximumImageBytes),
			shrink(good, "png", maximumImageBytes),
		]);
		expect(images.map((image) => image !== undefined)).toEqual([
			...[false, true, false, false, true],
		]);
		expect(warned).toHaveLength(3);
	});

	it("is left where it takes longer than the limit", async () => {
		const { shrink, warned } = opened(1);
		const image = await testImage("png", { width: 9, height: 9, noise: 1 });
		expect(await shrink(image, "png", 1000)).toBe(undefined);
		expect(warned).toHaveLength(1);
	});
});

/** The same JPEG, which says that the camera was held turned to the right. */
function onItsSide(jpeg: Uint8Array): Uint8Array {
	const exif = Buffer.from(
		"Exif\0\0MM\0*\0\0\0\b\0\x01\x01\x12\0\x03",
		"latin1",
	);
	const orientation = Buffer.from([0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);
	const length = exif.length + orientation.length + 2;
	const head = Buffer.from([0xff, 0xe1, length >> 8, length & 255]);
	return Buffer.concat([
		...[jpeg.subarray(0, 2), head, exif, orientation, jpeg.subarray(2)],
	]);
}
