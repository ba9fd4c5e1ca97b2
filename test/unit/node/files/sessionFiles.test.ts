import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { sessionFiles } from "../../../../src/node/files/sessionFiles.ts";
import { temporaryFolder, writeInto } from "./temporaryFolder.ts";

const whole = (text: string) => text.startsWith("whole");

function open(folder: string) {
	const failures: string[] = [];
	const files = sessionFiles({
		folder,
		isWhole: whole,
		failed: (what) => failures.push(what),
	});
	return { files, failures };
}

/** A session of another process, as it stands on disk. */
function other(folder: string, process: number) {
	const place = (name: string) => join("another", name);
	const beat = (count: number, host = hostname()) =>
		writeInto(
			folder,
			place("session"),
			JSON.stringify({ process, host, beat: count }),
		);
	beat(0);
	writeInto(folder, place("a.json"), "whole a");
	return { beat };
}

const endedProcess = () =>
	spawnSync(process.execPath, ["--version"]).pid as number;

describe("the files of a session", () => {
	it("make no folder before there is one, and leave none after the last", () => {
		const folder = join(temporaryFolder(), "writing");
		const { files } = open(folder);
		files.beat();
		expect(files.takeOver()).toEqual([]);
		files.write("a.json", "whole a");
		files.write("a.json", "whole a, longer");
		files.beat();
		const [session = ""] = readdirSync(folder);
		expect(readFileSync(join(folder, session, "a.json"), "utf8")).toBe(
			"whole a, longer",
		);
		files.remove("a.json");
		files.beat();
		expect(readdirSync(folder)).toEqual([]);
	});

	it("are taken over by one other when it has ended", () => {
		const folder = temporaryFolder();
		const first = open(folder).files;
		first.write("a.json", "whole a");
		first.write("b.json", "whole b");
		first.end();
		const second = open(folder).files;
		expect([...second.takeOver()].sort()).toEqual(["whole a", "whole b"]);
		expect(second.isInDoubt).toBe(false);
		expect(readdirSync(folder)).toHaveLength(1);
		second.remove("a.json");
		second.remove("b.json");
		expect(readdirSync(folder)).toEqual([]);
	});

	it("are taken over at once when its process was killed", () => {
		const folder = temporaryFolder();
		other(folder, endedProcess());
		expect(open(folder).files.takeOver()).toEqual(["whole a"]);
	});

	it("stay its own as long as it goes on", () => {
		const folder = temporaryFolder();
		const { beat } = other(folder, process.ppid);
		const { files } = open(folder);
		for (let count = 1; count <= 3; count++) {
			expect(files.takeOver()).toEqual([]);
			expect(files.isInDoubt).toBe(true);
			beat(count);
		}
		expect(files.takeOver()).toEqual([]);
		expect(files.isInDoubt).toBe(false);
		// It is not asked any more: it may be opening anew.
		for (let look = 0; look < 30; look++) expect(files.takeOver()).toEqual([]);
	});

	it("are taken over when its process is there and does not go on, on this machine and on another", () => {
		for (const [id, host] of [
			[process.ppid, hostname()],
			[endedProcess(), "elsewhere"],
		] as const) {
			const folder = temporaryFolder();
			other(folder, id).beat(7, host);
			const { files } = open(folder);
			for (let look = 0; look < 10; look++)
				expect(files.takeOver()).toEqual([]);
			expect(files.takeOver()).toEqual(["whole a"]);
			expect(files.isInDoubt).toBe(false);
			expect(readdirSync(folder)).toHaveLength(1);
			expect(readdirSync(folder)).not.toContain("another");
		}
	});

	it("that are damaged are told of and left, and the others taken", () => {
		const folder = temporaryFolder();
		other(folder, endedProcess());
		const damaged = join(folder, "another", "b.json");
		writeFileSync(damaged, "half");
		const { files, failures } = open(folder);
		expect(files.takeOver()).toEqual(["whole a"]);
		expect(failures).toEqual([damaged]);
		expect(readFileSync(damaged, "utf8")).toBe("half");
	});

	it("in a folder that cannot be read are none", () => {
		const folder = temporaryFolder({ writing: "in the way" });
		expect(open(join(folder, "writing")).files.takeOver()).toEqual([]);
	});
});
