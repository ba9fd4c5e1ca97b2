import { Stats } from "node:fs";
import { describe, expect, it } from "vitest";
import { fileStamp } from "../../../../src/node/files/fileStamp.ts";

function stats(changes: Partial<Stats> = {}): Stats {
	const plain = {
		size: 10,
		mtimeMs: 5_000_000.25,
		ctimeMs: 5_000_000.5,
		ino: 7,
	};
	return Object.assign(Object.create(Stats.prototype), plain, changes);
}

/** Whether two looks at the same file give the same stamp, so long after its last change. */
function isSettled(afterMs: number, changes: Partial<Stats> = {}): boolean {
	const file = stats(changes);
	const now = Math.max(file.mtimeMs, file.ctimeMs) + afterMs;
	const stamps = [fileStamp(file, now), fileStamp(file, now)];
	return new Set(stamps).size === 1;
}

describe("a file's stamp", () => {
	it("differs with size, either time, and inode", () => {
		const now = 6_000_000;
		const stamps = [
			{},
			{ size: 11 },
			{ mtimeMs: 5_000_000.5 },
			{ ctimeMs: 5_000_000.75 },
			{ ino: 8 },
		].map((changes) => fileStamp(stats(changes), now));
		expect(new Set(stamps).size).toBe(5);
		expect(fileStamp(stats(), now)).toBe(stamps[0]);
		for (const stamp of stamps) expect(stamp).toMatch(/^[ -~]{1,60}$/);
	});

	it("settles once the disk's clock has surely moved on", () => {
		expect(isSettled(0)).toBe(false);
		expect(isSettled(20)).toBe(false);
		expect(isSettled(100)).toBe(true);
	});

	it("settles later on disks that count whole seconds", () => {
		const coarse = { mtimeMs: 5_000_000, ctimeMs: 5_000_000 };
		expect(isSettled(1000, coarse)).toBe(false);
		expect(isSettled(3000, coarse)).toBe(true);
	});

	it("never settles while its time lies in the future", () => {
		expect(isSettled(-60_000)).toBe(false);
	});
});
