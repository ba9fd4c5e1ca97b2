import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createFileLock } from "../../../../src/node/files/fileLock.ts";
import { temporaryFolder } from "./temporaryFolder.ts";

const place = "/anywhere/note.md";
/** No process has it: beyond what systems give out. */
const deadProcess = 999_999_999;

/** A lock folder, and the lock's file in it as `owner` would have left it. */
function lockHeldBy(owner: string): { folder: string; file: string } {
	const folder = temporaryFolder();
	let name = "";
	createFileLock(folder, place).attempt(() => {
		[name = ""] = readdirSync(folder);
	});
	const file = join(folder, name);
	writeFileSync(file, owner);
	return { folder, file };
}

function owner(pid: number): string {
	const host = hostname().replace(/[^\w.-]/g, "_");
	return JSON.stringify({ pid, host, nonce: "0123456789abcdef" });
}

describe("the lock of a file", () => {
	it("is held while the work is done, and free afterwards, even when the work fails", () => {
		const folder = temporaryFolder();
		const lock = createFileLock(folder, place);
		const other = createFileLock(folder, place);
		const done = lock.attempt(() => {
			expect(other.attempt(() => "in between")).toBeUndefined();
			expect(
				createFileLock(folder, "/another.md").attempt(() => "free"),
			).toEqual({ result: "free" });
			return "done";
		});
		expect(done).toEqual({ result: "done" });
		expect(() =>
			lock.attempt(() => {
				throw new Error("failed");
			}),
		).toThrow("failed");
		expect(readdirSync(folder)).toEqual([]);
	});

	it.each([
		["a process that died", owner(deadProcess), 0],
		["nobody knows whom, long ago", "", 60],
		["a process that sleeps", owner(process.pid), 60],
		[
			"another machine, long ago",
			owner(deadProcess).replace('"host":"', '"host":"other-'),
			60,
		],
	])("is taken over from %s", (_, text, age) => {
		const { folder, file } = lockHeldBy(text);
		const then = Date.now() / 1000 - age;
		utimesSync(file, then, then);
		const lock = createFileLock(folder, place);
		expect(lock.attempt(() => "mine")).toBeUndefined();
		expect(lock.attempt(() => "mine")).toEqual({ result: "mine" });
		expect(readdirSync(folder)).toEqual([]);
	});

	it.each([
		["a process that lives", owner(process.ppid)],
		["one that is just writing its name", '{"pid":'],
		[
			"another machine",
			owner(deadProcess).replace('"host":"', '"host":"other-'),
		],
	])("is left to %s", (_, text) => {
		const { folder, file } = lockHeldBy(text);
		const lock = createFileLock(folder, place);
		expect(lock.attempt(() => "mine")).toBeUndefined();
		expect(lock.attempt(() => "mine")).toBeUndefined();
		expect(readdirSync(folder)).toEqual([file.slice(folder.length + 1)]);
	});

	it("keeps nobody from working where locks cannot be made", () => {
		const folder = temporaryFolder({ locks: "a file" });
		for (const lockFolder of [
			undefined,
			join(folder, "locks"),
			join(folder, "locks", "below"),
		])
			expect(createFileLock(lockFolder, place).attempt(() => "done")).toEqual({
				result: "done",
			});
	});
});
